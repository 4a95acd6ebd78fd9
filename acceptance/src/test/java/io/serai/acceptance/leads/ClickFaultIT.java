package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure at any point of any stage, and two hubs at once: nothing lost, nothing doubled. */
class ClickFaultIT extends OverClicks {
  private static final int ROWS = 12;
  private static final Pattern ENDED =
      Pattern.compile(
          "(?m)^serai_leads_messages_total\\{(?=[^}]*stage=\"clicks\")(?=[^}]*end=\"done\")[^}]*} (\\S+)");

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clicks.after-read",
        "clicks.after-write",
        "clicks.after-ack",
        "sends.after-read",
        "sends.after-write",
        "sends.after-ack",
        "subscribers.after-write",
        "emails.after-write",
        "categories.after-write",
        "mark.after-read",
        "mark.after-write",
        "mark.after-ack"
      })
  void a_stage_that_breaks_loses_and_doubles_no_click(String point) {
    hub();
    String send = fresh();
    List<String> guids = rows(send);
    long marked = clicks.cloud().marked("ien");

    FaultPoints.arm("leads." + point + ":1:throw");
    run();

    assertThat(FaultPoints.waiting()).as("the fault was met").isFalse();
    assertThat(stored(send)).containsExactlyInAnyOrderElementsOf(guids);
    assertThat(clicks.cloud().marked("ien")).isEqualTo(marked + ROWS);
    assertThat(letters()).isEmpty();
  }

  /** A send of an e-mail and a folder that are not stored yet. */
  private String fresh() {
    String number = String.valueOf(System.nanoTime() % 1_000_000_000);
    clicks
        .cloud()
        .put(
            io.serai.acceptance.harness.Cloud.record("ien", "folder", number)
                .put("Name", "F")
                .put("ContentType", "email")
                .toString(),
            io.serai.acceptance.harness.Cloud.record("ien", "email", number)
                .put("Name", "E")
                .put("Subject", "S")
                .put("CategoryID", number)
                .toString());
    return send("ien", java.util.Map.of("Email", java.util.Map.of("ID", number)));
  }

  private List<String> rows(String send) {
    List<String> guids = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      LogRow row = LogRow.of(send, person("ien"));
      log(row);
      guids.add(row.guid());
    }
    return guids;
  }

  private List<String> stored(String send) {
    List<String> guids = new ArrayList<>();
    for (Document click : clicksOf("ien", send)) {
      guids.addAll(click.getList("guids", String.class));
    }
    return guids;
  }

  @Test
  @Scenario("LS-29")
  void two_hubs_at_once_make_one_document() {
    hub();
    try (TestHub other = TestHub.start(clicks, settings(), clock)) {
      assertThat(other.url()).isNotEqualTo(hub().url());
      String send = send("ien");
      LogRow first = LogRow.of(send, person("ien"));
      log(first);
      run();
      String[] messages = new String[200];
      for (int i = 0; i < messages.length; i++) {
        messages[i] = first.with("ID", "G" + i % 40).message(NOON);
      }

      long mine = ended(hub());
      long others = ended(other);

      deliver(messages);

      assertThat(ended(hub())).as("clicks of one hub").isGreaterThan(mine);
      assertThat(ended(other)).as("clicks of the other").isGreaterThan(others);
      assertThat(ended(hub()) - mine + ended(other) - others).isGreaterThanOrEqualTo(200);
      assertThat(clickOf(send).getList("guids", String.class)).hasSize(41).doesNotHaveDuplicates();
      assertThat(letters()).isEmpty();
    }
  }

  /** Clicks that a hub has brought to their end since it started, by its own metrics. */
  private static long ended(TestHub hub) {
    Matcher counted =
        ENDED.matcher(new Api(hub.managementUrl(), null).get("/observe/metrics").text());
    assertThat(counted.find()).isTrue();
    return (long) Double.parseDouble(counted.group(1));
  }
}
