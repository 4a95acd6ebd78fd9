package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.HubProcess;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process ends in the middle: the next one finishes, nothing is lost or doubled. */
class ClickHaltIT {
  private static final int ROWS = 30;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final DateTimeFormatter EVENT =
      DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHours(-6));
  private static final String WRITE =
      """
              - to:
                  id: leads-clicks-write
                  uri: direct:leads-write
      """;

  private final Clicks clicks = Clicks.base();

  @AfterEach
  void drop() {
    clicks.drop();
  }

  @Test
  void a_hub_that_dies_between_write_and_ack_loses_and_doubles_no_click() {
    know();
    List<String> guids = rows();
    dies("leads.clicks.after-write", home -> {});
    assertThat(stored()).as("written").hasSize(ROWS);
    assertThat(clicks.queue(Clicks.CLICKS).size()).as("not acknowledged").isEqualTo(ROWS);

    finishes(guids);
  }

  @Test
  void a_hub_that_dies_between_ack_and_ledger_loses_and_doubles_no_click() {
    know();
    List<String> guids = rows();
    dies("leads.clicks.after-ack", home -> {});
    assertThat(clicks.queue(Clicks.CLICKS).size()).as("acknowledged").isZero();

    finishes(guids);
  }

  /** What I3 is for: the same kill, in a hub whose route has the same steps in another order. */
  @Test
  void the_same_kill_loses_clicks_that_are_marked_and_acknowledged_before_they_are_written() {
    know();
    rows();
    dies("leads.clicks.after-ack", ClickHaltIT::writesLast);

    try (HubProcess next = HubProcess.start(clicks, settings())) {
      next.trigger("leads", null);
      Awaitility.await("settle misses them").atMost(LIMIT).until(this::misses);
    }
    assertThat(stored()).isEmpty();
    assertThat(clicks.cloud().marked("ien")).isEqualTo(ROWS);
  }

  private static void writesLast(Path home) {
    Path route = home.resolve("routes/leads-clicks.camel.yaml");
    try {
      String right = Files.readString(route);
      assertThat(right).contains(WRITE);
      Files.writeString(route, right.replace(WRITE, "") + WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean misses() {
    String missed = "%d clicks of unit 'ien'".formatted(ROWS);
    return clicks.hub().rows("SELECT error FROM serai.run WHERE stage = 'settle'").stream()
        .anyMatch(error -> error.contains("SERAI-5013") && error.contains(missed));
  }

  @Tag("thorough")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "leads.poll.after-read",
        "leads.poll.after-write",
        "leads.poll.after-ledger",
        "leads.settle.after-read",
        "leads.settle.after-ledger",
        "leads.clicks.after-read",
        "leads.sends.after-write",
        "leads.sends.after-ack",
        "leads.emails.after-write",
        "leads.categories.after-write",
        "leads.subscribers.after-write",
        "leads.subscribers.after-ack",
        "leads.mark.after-read",
        "leads.mark.after-write",
        "leads.mark.after-ack"
      })
  void a_hub_that_dies_at_any_point_loses_and_doubles_no_click(String point) {
    List<String> guids = rows();
    dies(point, home -> {});
    finishes(guids);
  }

  /** A batch begins when all rows are queued, and has all of them. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(OverClicks.quick());
    settings.put("hub.lease", "1s");
    settings.put("leads.batch-wait", "700");
    settings.put("leads.visibility", "4");
    return settings;
  }

  private void dies(String point, Consumer<Path> change) {
    try (HubProcess hub = HubProcess.start(clicks, settings(), point + ":1:halt", change)) {
      hub.trigger("leads", null);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
  }

  private void finishes(List<String> guids) {
    try (HubProcess next = HubProcess.start(clicks, settings())) {
      next.finish(clicks, "leads", "settle");
    }
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(guids);
    assertThat(clicks.cloud().marked("ien")).isEqualTo(ROWS);
    assertThat(clicks.hub().rows("SELECT input FROM serai.dead_letter")).isEmpty();
    assertThat(clicks.queue(Clicks.CLICKS).deadLetters().size()).isZero();
  }

  private List<String> stored() {
    List<String> stored = new ArrayList<>();
    for (Document click : clicks.all("event-email-clicks")) {
      stored.addAll(click.getList("guids", String.class));
    }
    return stored;
  }

  /** Stores the send and the person: the first batch of clicks can be written. */
  private void know() {
    for (Entity entity :
        List.of(
            new Entity("ien", Kind.SEND, "607105"),
            new Entity("ien", Kind.SUBSCRIBER, "70257389"))) {
      clicks
          .documents()
          .getCollection(entity.kind().collection())
          .insertOne(
              new Document("_id", entity.newId())
                  .append("entity", entity.name())
                  .append("isTestSend", false));
    }
  }

  /** Clicks of an hour ago: a hub in a process of its own has the machine's time. */
  private List<String> rows() {
    List<String> guids = new ArrayList<>();
    String at = EVENT.format(Instant.now().minusSeconds(3_600));
    for (int i = 0; i < ROWS; i++) {
      LogRow row = LogRow.of("607105", "70257389").with("EventDate", at);
      clicks.cloud().put(row.record());
      guids.add(row.guid());
    }
    return guids;
  }
}
