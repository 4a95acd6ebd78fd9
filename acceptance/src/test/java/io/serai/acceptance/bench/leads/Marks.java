package io.serai.acceptance.bench.leads;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.leads.ClickMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * Marks rows as processed, with a token that was asked for once.
 *
 * @param url of the tenant
 */
record Marks(String url, String token) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> KEYS =
      List.of("ID", "JobID", "SubscriberID", "EventDate", "IsUnique", "ListID");

  static Marks with(String url) throws IOException {
    ObjectNode asked =
        JSON.createObjectNode()
            .put("grant_type", "client_credentials")
            .put("client_id", "id")
            .put("client_secret", "secret")
            .put("account_id", 510_001);
    String answer = post(URI.create(url + "/v2/token"), asked.toString(), "none");
    return new Marks(url, JSON.readTree(answer).path("access_token").asText());
  }

  void mark(List<ClickMessage> clicks) throws IOException {
    ArrayNode rows = JSON.createArrayNode();
    for (ClickMessage click : clicks) {
      ObjectNode row = rows.addObject();
      ObjectNode keys = row.putObject("keys");
      KEYS.forEach(key -> keys.put(key, click.row().columns().get(key)));
      row.putObject("values").put("Processed", true);
    }
    post(
        URI.create(url + "/hub/v1/dataevents/object-%s/rowset".formatted(Load.UNIT)),
        rows.toString(),
        token);
  }

  private static String post(URI uri, String body, String token) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
