package io.serai.sandbox.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.serai.sandbox.Options;
import io.serai.sandbox.StandIns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadsSampleIT {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void generated_data_stay_over_a_restart_and_own_files_replace_them() throws Exception {
    long rows;
    try (StandIns generated = start(Optional.empty(), Optional.empty())) {
      rows = held(generated, "ien", "row").size();
      assertThat(rows).isEqualTo(3_000);
      assertThat(held(generated, "guest", "send")).hasSize(2);
      assertThat(acknowledgements(generated)).isEqualTo(22);
      assertThat(post(generated.address("sqs.endpoint"), "Action=ListQueues").body())
          .contains("serai-leads-clicks-to-process-dlq", "serai-leads-clicks-processed<");
    }
    try (StandIns again = start(Optional.empty(), Optional.empty())) {
      assertThat(held(again, "ien", "row")).hasSize((int) rows);
      assertThat(acknowledgements(again)).isEqualTo(22);
    }

    try (StandIns own = start(Optional.of(data()), Optional.empty())) {
      assertThat(held(own, "ien", "row")).singleElement().asString().contains("\"JobID\":\"1\"");
      assertThat(held(own, "ddt", "send")).hasSize(1);
      try (MongoClient client = MongoClients.create(own.address("mongodb.uri"))) {
        assertThat(client.getDatabase("leads").getCollection("url-acknowledgments").find().first())
            .containsEntry("shortId", "A1")
            .containsEntry("urlIds", List.of(new ObjectId("5f47e1c107809f52ef34357c")));
      }
    }
  }

  @Test
  void people_go_on_clicking_when_they_are_asked_to() throws Exception {
    try (StandIns live = start(Optional.empty(), Optional.of(Duration.ofMillis(200)))) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> held(live, "ddt", "row").size() >= 3_010);
      assertThat(held(live, "ddt", "row")).anyMatch(row -> row.contains("\"Ready\":\"False\""));
    }
  }

  @Test
  void a_file_that_is_none_of_them_stops_the_start() throws Exception {
    Path data = data();
    Files.writeString(data.resolve("leads/colours.json"), "[]");

    assertThatThrownBy(() -> start(Optional.of(data), Optional.empty()))
        .hasMessageContaining("'colours.json' is not one of");
  }

  private Path data() throws Exception {
    Path data = folder.resolve("data");
    Path leads = Files.createDirectories(data.resolve("leads"));
    Files.writeString(leads.resolve("rows.json"), "[{\"ID\":\"G1\",\"JobID\":\"1\"}]");
    Files.writeString(leads.resolve("sends.json"), "[{\"ID\":\"1\",\"bu\":\"ddt\"}]");
    Files.writeString(
        leads.resolve("acknowledgements.json"),
        "[{\"shortId\":\"A1\",\"urlIds\":[\"5f47e1c107809f52ef34357c\"]}]");
    return data;
  }

  private static long acknowledgements(StandIns standIns) {
    try (MongoClient client = MongoClients.create(standIns.address("mongodb.uri"))) {
      return client
          .getDatabase("leads")
          .getCollection("url-acknowledgments")
          .countDocuments(new Document());
    }
  }

  private static List<String> held(StandIns standIns, String unit, String kind) throws Exception {
    URI uri =
        URI.create(
            "%s/admin/records?bu=%s&kind=%s"
                .formatted(standIns.address("marketing-cloud.url"), unit, kind));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body()
        .lines()
        .toList();
  }

  private static java.net.http.HttpResponse<String> post(String url, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private StandIns start(Optional<Path> data, Optional<Duration> activity) {
    StandIns standIns =
        new StandIns(
            new Options(
                folder.resolve("var"),
                List.of("leads"),
                data,
                1,
                Options.DEFAULT_SEED,
                false,
                activity),
            Clock.systemUTC(),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      standIns.start();
      return standIns;
    } catch (RuntimeException e) {
      try {
        standIns.close();
      } catch (Exception closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }
}
