package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Received files hold addresses, so they go; what nobody has read yet does not. */
class RetentionIT {
  private static final Duration LONGER = Duration.ofDays(31);

  private final Exports exports = new Exports();

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @Test
  void received_files_expire_once_they_are_staged() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("blast.20160401.json", Line.blast(1, "one"));
      exports.deliver("purchase.20160401.json", "{}\n");
      Exports.run(hub);
      exports.deliver("blast.20160402.json", Line.blast(2, "two"));
      receiveOnly(hub);
      assertThat(exports.keys("raw/")).hasSize(2);
      assertThat(exports.keys("rejected/")).hasSize(1);

      hub.clock().pass(LONGER);
      receiveOnly(hub);

      assertThat(exports.keys("raw/"))
          .singleElement()
          .satisfies(key -> assertThat(key).endsWith("blast.20160402.json"));
      assertThat(exports.keys("rejected/")).isEmpty();
      assertThat(Exports.run(hub).statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.rows("SELECT id FROM sailthru.blast ORDER BY 1"))
          .containsExactly("1", "2");
      Exports.run(hub);
      assertThat(exports.keys("raw/")).isEmpty();
    }
  }

  /** A run that ends after its first stage. */
  private static void receiveOnly(TestHub hub) {
    FaultPoints.arm("sailthru.receive.after-ledger:1:throw");
    hub.run("sailthru", "receive", null);
    TestHub.awaitFault();
    FaultPoints.arm(null);
  }
}
