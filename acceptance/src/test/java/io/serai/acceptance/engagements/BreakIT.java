package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Mail;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Something throws, or the process dies, at a fault point: the next run finishes the work, and the
 * indices are those of an undisturbed run, document by document.
 */
class BreakIT extends OverMailbox {
  static final List<String> POINTS =
      List.of(
          "engagements.message-roles.after-read",
          "engagements.message-roles.after-write",
          "engagements.message-roles.after-ledger",
          "engagements.aggregate.after-read",
          "engagements.aggregate.after-write",
          "engagements.aggregate.after-ledger");

  private static final Mail BAD =
      Mail.of("acct-b", "m5@x", "2024-01-10T09:00:15.000Z").to("nobody", "ann@visa.com");

  private static Map<String, JsonNode> undisturbed;

  @Override
  Map<String, String> settings() {
    Map<String, String> settings = super.settings();
    settings.put("engagements.page", "2");
    settings.put("engagements.buckets", "3");
    settings.put("hub.lease", "1s");
    return settings;
  }

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  private void before() {
    mailbox.put(M1, M4, BAD);
  }

  private void changes() {
    mailbox.put(M2.taken(now()), M3.taken(now()));
    mailbox.delete(M4.id());
  }

  private Map<String, JsonNode> undisturbed() {
    if (undisturbed == null) {
      undisturbed = undisturbed(M1, BAD, M2, M3);
    }
    return undisturbed;
  }

  @ParameterizedTest
  @FieldSource("POINTS")
  void runs_that_break_lose_and_double_nothing(String point) {
    before();
    breaksAt(point, 1);
    run();
    changes();
    breaksAt(point, 2);

    run();

    closedHonestly();
    assertThat(contents()).isEqualTo(undisturbed());
  }

  @Test
  void a_hub_that_dies_in_a_stage_is_followed_by_one_that_finishes() {
    diesAt("engagements.message-roles.after-write:2");
  }

  @Tag("thorough")
  @ParameterizedTest
  @FieldSource("POINTS")
  void a_hub_that_dies_at_any_point_is_followed_by_one_that_finishes(String point) {
    diesAt(point + ":1");
  }

  private void diesAt(String fault) {
    before();
    run();
    changes();
    try (HubProcess hub = HubProcess.start(mailbox, settings(), fault + ":halt")) {
      hub.trigger("engagements", null);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    try (TestHub next = TestHub.start(mailbox, settings())) {
      Chain chain = next.whenFree("engagements", "aggregate");
      assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
      next.awaitQuiet();
    }

    assertThat(contents()).isEqualTo(undisturbed());
  }

  private void breaksAt(String point, int passage) {
    String stage = point.split("\\.")[1];
    boolean afterRun = point.endsWith("after-ledger");
    FaultPoints.arm("%s:%d:throw".formatted(point, afterRun ? 1 : passage));
    Chain broken = afterRun ? upTo(stage) : runAnyhow(null);
    TestHub.awaitFault();
    if (!afterRun) {
      assertThat(broken.stage(stage).status()).isIn("FAILED", "PARTIAL");
      assertThat(broken.stage(stage).error()).contains("fault point " + point);
    }
    FaultPoints.arm(null);
  }

  /** No run is open, and every balance holds. */
  private void closedHonestly() {
    assertThat(
            mailbox
                .hub()
                .rows(
                    """
                    SELECT id FROM serai.run
                    WHERE status = 'RUNNING' OR read <> written + rejected + skipped + held\
                    """))
        .isEmpty();
    assertThat(mailbox.hub().rows("SELECT input FROM serai.dead_letter")).isEmpty();
  }
}
