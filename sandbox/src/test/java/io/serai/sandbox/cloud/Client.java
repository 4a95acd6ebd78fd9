package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client of one tenant, over real HTTP. */
record Client(String url) {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  JsonNode admin(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, "/admin" + path, body);
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  void records(String... lines) throws IOException, InterruptedException {
    admin("POST", "/records", String.join("\n", lines));
  }

  /** A token for a unit, by its number. */
  String token(String mid) throws IOException, InterruptedException {
    return JSON.readTree(askToken("secret", mid).body()).path("access_token").asText();
  }

  HttpResponse<String> askToken(String secret, String mid)
      throws IOException, InterruptedException {
    String body =
        JSON.createObjectNode()
            .put("grant_type", "client_credentials")
            .put("client_id", "id")
            .put("client_secret", secret)
            .put("account_id", Long.parseLong(mid))
            .toString();
    return send("POST", "/v2/token", body, "Content-Type", "application/json");
  }

  /** Sends an envelope of the test's resources, with its token and what else stands in it. */
  HttpResponse<String> envelope(String name, Object... values)
      throws IOException, InterruptedException {
    try (InputStream in = Client.class.getResourceAsStream(name + ".xml")) {
      String document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return soap(document.formatted(values));
    }
  }

  HttpResponse<String> soap(String document) throws IOException, InterruptedException {
    return send(
        "POST",
        "/Service.asmx",
        document,
        "Content-Type",
        "text/xml; charset=utf-8",
        "SOAPAction",
        "Retrieve");
  }

  /** A lookup of objects by id. */
  HttpResponse<String> lookup(String token, String type, String properties, String... ids)
      throws IOException, InterruptedException {
    return envelope(
        "lookup",
        token,
        type,
        elements("Properties", properties.split(",")),
        elements("Value", ids),
        "");
  }

  HttpResponse<String> lookupEverywhere(String token, String type, String properties, String... ids)
      throws IOException, InterruptedException {
    return envelope(
        "lookup",
        token,
        type,
        elements("Properties", properties.split(",")),
        elements("Value", ids),
        "<QueryAllAccounts>true</QueryAllAccounts>");
  }

  private static String elements(String name, String... values) {
    return Arrays.stream(values)
        .map(value -> "<%1$s>%2$s</%1$s>".formatted(name, value))
        .collect(Collectors.joining());
  }

  static List<String> texts(String document, String element) {
    return Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(element))
        .matcher(document)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  static String text(String document, String element) {
    return texts(document, element).get(0);
  }
}
