package io.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of config/ as Camel Main 4.17 takes them. */
class CamelConfigurationTest {
  @TempDir Path var;
  private HttpServer secrets;

  @BeforeEach
  void a_secrets_manager() throws IOException {
    secrets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String reply =
        "{\"Name\":\"s\",\"SecretString\":\"{\\\"username\\\":\\\"bob\\\",\\\"password\\\":\\\"p#w\\\"}\"}";
    secrets.createContext(
        "/",
        exchange -> {
          byte[] body = reply.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    secrets.start();
  }

  @AfterEach
  void stop() {
    secrets.stop(0);
  }

  @Test
  void camel_starts_from_the_settings_on_loopback_and_resolves_secrets() throws Exception {
    Files.writeString(
        var.resolve("endpoints.properties"),
        """
        secrets.endpoint=http://127.0.0.1:%d
        hub.jdbc.url=jdbc:postgresql://127.0.0.1:1/hub
        totesys.jdbc.url=jdbc:postgresql://127.0.0.1:1/totesys
        warehouse.jdbc.url=jdbc:postgresql://127.0.0.1:1/warehouse
        s3.endpoint=http://127.0.0.1:1
        """
            .formatted(secrets.getAddress().getPort()));
    int http = freePort();
    int management = freePort();
    Settings settings =
        Settings.load(
            "sandbox",
            Map.of("SERAI_HUB_HTTP_PORT", "" + http, "SERAI_HUB_MANAGEMENT_PORT", "" + management),
            Path.of("config"),
            var,
            Map.of(
                "hub.work-dir",
                var.resolve("work").toString(),
                "camel.main.routesIncludePattern",
                "file:" + var + "/*.camel.yaml"));
    assertThat(settings.faults()).isEmpty();
    System.setProperty("hub.lease", "1ms");
    Main main = new Main();
    try {
      main.setInitialProperties(settings.asProperties());
      main.start();
      CamelContext camel = main.getCamelContext();
      Settings resolved = settings.resolvedBy(camel::resolvePropertyPlaceholders);
      assertThat(camel.getName()).isEqualTo("serai");
      assertThat(resolved.get("totesys.jdbc.username")).isEqualTo("bob");
      assertThat(resolved.get("totesys.jdbc.password")).isEqualTo("p#w");
      assertThat(camel.resolvePropertyPlaceholders("{{hub.lease}}"))
          .as("nothing but our own sources sets a value")
          .isEqualTo("10s");
      assertThat(camel.getShutdownStrategy().getTimeout()).isEqualTo(30);
      assertThat(camel.getStreamCachingStrategy().getSpoolDirectory())
          .isEqualTo(var.resolve("work/spool").toFile());
      assertThat(status("http://127.0.0.1:" + management + "/observe/health/live")).isEqualTo(200);
      assertThat(status("http://127.0.0.1:" + management + "/observe/metrics")).isEqualTo(200);
      assertThat(status("http://127.0.0.1:" + management + "/observe/jolokia")).isEqualTo(404);
      assertThat(status("http://127.0.0.1:" + http + "/")).isEqualTo(404);
    } finally {
      System.clearProperty("hub.lease");
      main.stop();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int status(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
