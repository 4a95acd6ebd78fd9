package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tenant's back door.
 *
 * @param url of the tenant
 */
record Vendor(String url, HttpClient http) {
  Vendor(String url) {
    this(url, HttpClient.newHttpClient());
  }

  /** Has data made up; answers their acknowledgements, one in a line. */
  String generate(ObjectNode wanted) throws IOException {
    return post("generate", wanted.toString());
  }

  void put(List<ObjectNode> records) throws IOException {
    post("records", records.stream().map(ObjectNode::toString).collect(Collectors.joining("\n")));
  }

  private String post(String call, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/admin/" + call))
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException("Marketing Cloud answers: " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
