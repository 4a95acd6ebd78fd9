package io.serai.hub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.hub.api.ApiJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * Talks to a running hub. Its address is {@code $SERAI_URL}, else that of {@code
 * var/endpoints.properties}, else port 8080 here; its token {@code $SERAI_TOKEN}, else {@code
 * var/token}.
 */
final class HubClient {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;
  private final String token;

  HubClient() throws IOException {
    String named = System.getenv("SERAI_URL");
    this.url =
        named != null ? named : Endpoints.read().getProperty("hub.url", "http://127.0.0.1:8080");
    this.token = token(url);
  }

  /** The sandbox's token goes to the sandbox's hub and to nobody else. */
  private static String token(String url) throws IOException {
    String named = System.getenv("SERAI_TOKEN");
    if (named != null) {
      return named;
    }
    Properties endpoints = Endpoints.read();
    Path file = Path.of(endpoints.getProperty("hub.token.file", Places.TOKEN.toString()));
    return url.equals(endpoints.getProperty("hub.url")) && Files.exists(file)
        ? Files.readString(file, StandardCharsets.UTF_8).trim()
        : "";
  }

  /** A value as part of an address. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return post(path, "application/json", body);
  }

  JsonNode post(String path, String type, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body == null ? "" : body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    JsonNode body = json(answer);
    if (answer.statusCode() >= 300) {
      throw new Refused(
          answer.statusCode(), body.path("detail").asText("HTTP " + answer.statusCode()));
    }
    return body;
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    try {
      return ApiJson.mapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IOException("what answers at " + answer.uri() + " is no Serai hub", e);
    }
  }

  /** An answer that is a problem: the hub's own sentence. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String detail) {
      super(detail);
      this.status = status;
    }

    /** 409: the flow is running or paused. */
    boolean busy() {
      return status == 409;
    }
  }
}
