package io.serai.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void it_answers_as_a_server_and_keeps_its_documents_over_a_restart() throws Exception {
    try (Elasticsearch first = Elasticsearch.start(folder)) {
      JsonNode about = send(first, "GET", "/", null);
      assertThat(about.at("/version/number").asText()).startsWith("8.");
      assertThat(elsewhere(URI.create(first.address()).getPort())).isTrue();
      send(first, "PUT", "/kept/_doc/a%2Fb?refresh=true", "{\"account\":\"acct-a\"}");
    }

    try (Elasticsearch second = Elasticsearch.start(folder)) {
      send(second, "GET", "/_cluster/health/kept?wait_for_status=yellow", null);
      assertThat(send(second, "GET", "/kept/_doc/a%2Fb", null).at("/_source/account").asText())
          .isEqualTo("acct-a");
      JsonNode buckets =
          send(
              second,
              "POST",
              "/kept/_search?size=0",
              "{\"aggs\":{\"a\":{\"composite\":{\"sources\":[{\"a\":{\"terms\":{\"field\":\"account.keyword\"}}}]}}}}");
      assertThat(buckets.at("/aggregations/a/buckets/0/doc_count").asInt()).isEqualTo(1);
    }
  }

  /** Whether a port is free on another address of the loopback interface. */
  private static boolean elsewhere(int port) throws IOException {
    try (ServerSocket probe =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
      return probe.isBound();
    }
  }

  private static JsonNode send(Elasticsearch server, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return JSON.readTree(response.body());
  }
}
