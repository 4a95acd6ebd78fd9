package io.serai.leads.cloud;

import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** HTTP as the flow needs it: POST, time-outs, and a count of requests. */
final class Wire {
  static final int OK = 200;
  static final int UNAUTHORIZED = 401;
  static final int TOO_MANY = 429;
  static final int SERVER_ERROR = 500;

  private final HttpClient http;
  private final Duration timeout;
  private final LongAdder calls = new LongAdder();

  Wire(Duration connectTimeout, Duration timeout) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
    this.timeout = timeout;
  }

  /**
   * Sends a request and waits.
   *
   * @throws SeraiException CLOUD_UNAVAILABLE when there is no whole answer in time
   */
  HttpResponse<byte[]> post(URI address, Map<String, String> headers, String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    calls.increment();
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new SeraiException(
          LeadsError.CLOUD_UNAVAILABLE,
          "leads",
          e,
          "no answer from %s (%s)",
          address.getAuthority(),
          e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SeraiException(
          LeadsError.CLOUD_UNAVAILABLE, "leads", e, "interrupted while waiting for an answer");
    }
  }

  /** An address below another, whether or not that ends with a slash. */
  static URI below(URI base, String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + "/" + path);
  }

  long calls() {
    return calls.sum();
  }
}
