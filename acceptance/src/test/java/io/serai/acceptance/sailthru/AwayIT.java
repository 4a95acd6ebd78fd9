package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.TableLock;
import io.serai.acceptance.harness.TcpProxy;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A store is away, or the hub itself. */
class AwayIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Exports exports = new Exports();

  private void deliver() {
    exports.deliver("1.zip", FaultIT.FIRST);
    exports.deliver("2.zip", FaultIT.SECOND);
  }

  @Test
  void object_storage_that_is_away_fails_each_stage_and_everything_comes_later() {
    String address = Sandbox.address("s3.endpoint");
    try (TcpProxy wire = TcpProxy.to(address);
        TestHub hub = TestHub.start(exports, Map.of("s3.endpoint", wire.through(address)))) {
      Exports.run(hub);
      deliver();
      wire.off();

      Chain away = Exports.run(hub);

      assertThat(away.statuses()).containsExactly("FAILED", "FAILED", "FAILED");
      assertThat(away.runs()).allSatisfy(run -> assertThat(run.error()).contains("SERAI-1009"));
      wire.on();
      assertThat(Exports.run(hub).statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.contents()).isEqualTo(FaultIT.undisturbed());
    }
  }

  @Test
  void without_the_hubs_own_database_nothing_begins_and_everything_comes_later() {
    String address = exports.hub().url();
    try (TcpProxy wire = TcpProxy.to(address);
        TestHub hub = TestHub.start(exports, Map.of("hub.jdbc.url", wire.through(address)))) {
      deliver();
      wire.off();
      assertThatThrownBy(() -> Exports.run(hub))
          .satisfies(
              e -> assertThat(SeraiException.codeOf(e)).isEqualTo(HubError.LEDGER_UNAVAILABLE));
      assertThat(exports.keys("")).isEmpty();

      wire.on();
      hub.awaitReady();

      assertThat(Exports.run(hub).statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.contents()).isEqualTo(FaultIT.undisturbed());
    }
  }

  @Test
  void a_loader_that_is_stopped_past_its_lease_spoils_nothing_when_it_goes_on() {
    Map<String, String> shortLease = Map.of("hub.lease", "2s", "warehouse.idle-timeout", "2s");
    try (HubProcess first = HubProcess.start(exports, shortLease)) {
      first.finish(exports, "sailthru", "load");
      deliver();
      try (TableLock lock =
          TableLock.take(exports.warehouse(), "sailthru.serai_load", "SHARE ROW EXCLUSIVE")) {
        first.trigger("sailthru", null);
        lock.awaitVisitor();
        first.signal("STOP");
      }
      try (TestHub other = TestHub.start(exports, Map.of("hub.lease", "2s"))) {
        Chain finished =
            Awaitility.await("the lease")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(e -> SeraiException.codeOf(e) == HubError.ALREADY_RUNNING)
                .until(() -> Exports.run(other), chain -> true);
        assertThat(finished.statuses()).as(finished.errors()).containsOnly("SUCCEEDED");
        first.signal("CONT");

        Awaitility.await("the old holder's word")
            .atMost(LIMIT)
            .until(() -> first.log().contains("sailthru-load FAILED"));
        assertThat(Exports.run(other).statuses()).containsOnly("SUCCEEDED");
      }
    }
    assertThat(exports.contents()).isEqualTo(FaultIT.undisturbed());
    assertThat(exports.rows("SELECT status, count(*) FROM sailthru.updated GROUP BY 1"))
        .containsExactly("LOADED|5");
  }
}
