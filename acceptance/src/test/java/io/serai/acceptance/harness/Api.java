package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * The HTTP API of a hub in this process.
 *
 * @param token with every scope
 */
public record Api(TestHub hub, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Makes a token; the hub's database must answer. */
  public static Api of(TestHub hub) {
    return new Api(
        hub, hub.hub().parts().tokens().create("operator", List.of("admin"), null).secret());
  }

  public HttpResponse<String> get(String path) {
    return send(request(hub.url() + path).header("Authorization", "Bearer " + token));
  }

  public HttpResponse<String> post(String path) {
    return send(
        request(hub.url() + path)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** The status of a health address, e.g. {@code live}. */
  public static int health(TestHub hub, String name) {
    return send(request(hub.managementUrl() + "/observe/health/" + name)).statusCode();
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
