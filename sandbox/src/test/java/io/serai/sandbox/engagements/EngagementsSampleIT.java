package io.serai.sandbox.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.sandbox.Options;
import io.serai.sandbox.StandIns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngagementsSampleIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void generated_mail_stays_over_a_restart_and_own_files_replace_it_whatever_is_in_them()
      throws Exception {
    try (StandIns generated = start(Optional.empty())) {
      assertThat(search(generated, "").at("/hits/total/value").asInt()).isBetween(5_000, 6_500);
      assertThat(search(generated, accounts()).at("/aggregations/a/value").asInt()).isEqualTo(12);
    }
    said.reset();
    try (StandIns again = start(Optional.empty())) {
      assertThat(search(again, "").at("/hits/total/value").asInt()).isGreaterThan(5_000);
      assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("generating");
    }

    Path mail = Files.createDirectories(folder.resolve("data/engagements"));
    Files.writeString(
        mail.resolve("documents.ndjson"),
        """
        {"account":"a","id":"1","messageId":"<1@x>","created":"2024-01-01T00:00:00Z","date":"never"}
        not JSON
        [1]
        {"_id":"a:2","_source":{"account":"a","from":[{"address":"ann@x.test"}]}}
        {"index":{"_id":"a:3"}}
        {"account":"a","to":"ann@x.test"}

        {"account":"a"}
        {"account":"a","from":{"address":{"no":"text"}}}
        """);
    Files.write(mail.resolve("1.eml"), new byte[] {(byte) 0xff, 0, '\r', 13, 10, 10});
    Files.writeString(mail.resolve("2.eml"), "Delivered-To: b\nFrom: ann@x.test\n\nHello");

    try (StandIns own = start(Optional.of(folder.resolve("data")))) {
      assertThat(own.address("elasticsearch.url")).startsWith("http://127.0.0.1:");
      assertThat(search(own, "").at("/hits/hits").findValuesAsText("_id"))
          .containsExactlyInAnyOrder(
              "a:1", "a:2", "a:documents.ndjson:8", "unknown:1.eml", "b:2.eml");
      assertThat(said.toString(StandardCharsets.UTF_8)).contains("4 not loaded, the first: ");
    }
  }

  private static String accounts() {
    return "{\"size\":0,\"aggs\":{\"a\":{\"cardinality\":{\"field\":\"account\"}}}}";
  }

  private StandIns start(Optional<Path> data) {
    StandIns standIns =
        new StandIns(
            new Options(
                folder.resolve("var"),
                List.of("engagements"),
                data,
                1,
                Options.DEFAULT_SEED,
                false,
                Optional.empty()),
            Clock.systemUTC(),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    standIns.start();
    return standIns;
  }

  private static JsonNode search(StandIns standIns, String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(standIns.address("elasticsearch.url") + "/search-shinobi-email/_search"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    query.isEmpty() ? "{\"track_total_hits\":true}" : query))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(answer);
  }
}
