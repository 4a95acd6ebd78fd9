package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.HubProcess;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process ends in the middle: the next one finishes, nothing is lost or doubled. */
class ClickHaltIT {
  private static final int ROWS = 30;
  private static final DateTimeFormatter EVENT =
      DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHours(-6));

  private final Clicks clicks = Clicks.base();

  @AfterEach
  void drop() {
    clicks.drop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leads.clicks.after-write", "leads.clicks.after-ack"})
  void a_hub_that_dies_between_write_and_ack_or_ack_and_ledger_loses_and_doubles_no_click(
      String point) {
    dies(point);
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
    dies(point);
  }

  private void dies(String point) {
    List<String> guids = rows();
    Map<String, String> settings = new LinkedHashMap<>(OverClicks.quick());
    settings.put("hub.lease", "1s");
    try (HubProcess hub = HubProcess.start(clicks, settings, point + ":1:halt")) {
      hub.trigger("leads", null);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    try (HubProcess next = HubProcess.start(clicks, settings)) {
      next.finish(clicks, "leads", "settle");
    }
    List<String> stored = new ArrayList<>();
    for (Document click : clicks.all("event-email-clicks")) {
      stored.addAll(click.getList("guids", String.class));
    }
    assertThat(stored).containsExactlyInAnyOrderElementsOf(guids);
    assertThat(clicks.cloud().marked("ien")).isEqualTo(ROWS);
    assertThat(clicks.hub().rows("SELECT input FROM serai.dead_letter")).isEmpty();
    assertThat(clicks.queue(Clicks.CLICKS).deadLetters().size()).isZero();
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
