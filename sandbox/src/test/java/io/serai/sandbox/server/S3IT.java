package io.serai.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3IT {
  @TempDir Path folder;
  private S3 s3;

  @BeforeEach
  void start() throws Exception {
    s3 = S3.start(folder);
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"totesys-ingestion", "totesys-processed"})
  void the_buckets_of_the_flow_are_there(String bucket) throws Exception {
    assertThat(send(request("/" + bucket + "?list-type=2").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void an_object_is_a_file_one_can_look_at_and_stays_over_a_restart() throws Exception {
    send(request("/totesys-ingestion/a/b.csv").PUT(BodyPublishers.ofString("1,2\n")));
    stop();
    start();

    assertThat(folder.resolve("totesys-ingestion/a/b.csv")).hasContent("1,2\n");
    assertThat(send(request("/totesys-ingestion/a/b.csv").GET()).body()).isEqualTo("1,2\n");
  }

  @Test
  void an_object_is_not_overwritten_by_who_asks_for_none_to_be_there() throws Exception {
    send(request("/totesys-ingestion/once").PUT(BodyPublishers.ofString("first")));

    HttpRequest.Builder again =
        request("/totesys-ingestion/once")
            .header("If-None-Match", "*")
            .PUT(BodyPublishers.ofString("second"));

    assertThat(send(again).statusCode()).isEqualTo(412);
    assertThat(send(request("/totesys-ingestion/once").GET()).body()).isEqualTo("first");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(s3.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
