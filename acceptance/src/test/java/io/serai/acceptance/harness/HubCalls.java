package io.serai.acceptance.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What is asked of a {@link HubProcess} over HTTP, which may be dying. */
record HubCalls(HubHome home, int api, int management) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** Whether it can work. */
  boolean ready() {
    // why: the token is written when the ledger has answered, which is later than readiness
    return home.hasToken()
        && status(HttpRequest.newBuilder(address(management, "/observe/health/ready"))) == 200;
  }

  /** The status of the answer; 0 when the hub died before it answered. */
  int post(String path, String json) {
    return status(
        HttpRequest.newBuilder(address(api, path))
            .header("Authorization", "Bearer " + home.token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }

  private static int status(HttpRequest.Builder request) {
    try {
      return HTTP.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
