package io.serai.engagements.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final CountDownLatch answer = new CountDownLatch(1);
  private HttpServer server;

  @TempDir Path dir;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::hear);
    server.start();
  }

  @AfterEach
  void stop() {
    answer.countDown();
    server.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().endsWith("/slow")) {
        answer.await();
      }
      heard.add(exchange.getRequestURI().getPath());
      heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Accept")));
      heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static ClusterSettings settings(
      List<URI> hosts, String cloudId, String authorization, Path ca, int version, Duration time) {
    return new ClusterSettings(
        hosts,
        cloudId,
        authorization == null ? null : () -> authorization,
        ca,
        version,
        time,
        time);
  }

  private static void ask(ClusterSettings settings, String path) throws IOException {
    try (RestClient client = Clients.make(settings)) {
      Request request = new Request("GET", path);
      request.setOptions(
          request.getOptions().toBuilder()
              .addHeader("Accept", "application/vnd.elasticsearch+json; compatible-with=9"));
      client.performRequest(request);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9})
  void a_server_hears_the_version_that_is_set(int version) throws IOException {
    ask(settings(List.of(url("")), null, null, null, version, PATIENCE), "/_search");

    assertThat(heard)
        .containsExactly(
            "/_search", "application/vnd.elasticsearch+json; compatible-with=" + version, "null");
  }

  @Test
  void a_path_of_the_address_comes_before_every_request_and_the_key_goes_with_it()
      throws IOException {
    ask(settings(List.of(url("/es")), null, "ApiKey abc", null, 9, PATIENCE), "/_search");

    assertThat(heard).contains("/es/_search", "ApiKey abc");
  }

  @Test
  void a_cloud_id_names_the_host_and_wins_over_addresses() throws IOException {
    String id =
        "name:"
            + Base64.getEncoder()
                .encodeToString("cloud.example:9243$abc$def".getBytes(StandardCharsets.UTF_8));
    try (RestClient client =
        Clients.make(settings(List.of(url("")), id, null, null, 9, PATIENCE))) {
      assertThat(client.getNodes()).hasSize(1);
      assertThat(client.getNodes().get(0).getHost().toURI())
          .isEqualTo("https://abc.cloud.example:9243");
    }
  }

  @Test
  void several_addresses_are_several_nodes_with_the_ports_of_their_schemes() throws IOException {
    List<URI> hosts = List.of(URI.create("https://a.example"), URI.create("http://b.example"));
    try (RestClient client = Clients.make(settings(hosts, null, null, null, 9, PATIENCE))) {
      assertThat(client.getNodes().stream().map(node -> node.getHost().toURI()))
          .containsExactly("https://a.example:443", "http://b.example:80");
    }
  }

  @Test
  void a_server_that_is_silent_is_given_up() {
    ClusterSettings hasty = settings(List.of(url("")), null, null, null, 9, Duration.ofMillis(50));
    long begun = System.nanoTime();

    assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(hasty, "/slow"));
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(10);
  }

  @Test
  void a_file_that_is_no_certificate_is_refused_by_its_setting() throws IOException {
    Path file = Files.writeString(dir.resolve("ca.pem"), "-----BEGIN nothing");

    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(
            () -> Clients.make(settings(List.of(url("")), null, null, file, 9, PATIENCE)).close())
        .withMessageContaining("elasticsearch.ca-certificate");
  }
}
