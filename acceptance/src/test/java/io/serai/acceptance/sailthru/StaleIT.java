package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Exports that stay away. */
class StaleIT {
  private static final DateTimeFormatter HOURLY =
      DateTimeFormatter.ofPattern("'blast.'yyyyMMddHH'.json'", Locale.ROOT)
          .withZone(ZoneId.of("America/New_York"));
  private static final String ALARMS =
      "SELECT kind, cleared_at IS NULL FROM serai.alarm WHERE kind = 'freshness' ORDER BY"
          + " raised_at";
  private static final String NEVER = "0 0 5 1 1 ? 2099";

  private final Exports exports = new Exports();
  private final TestClock clock = new TestClock();

  @Test
  @Scenario("S22")
  void exports_that_stay_away_are_one_alarm_until_the_next_is_loaded() {
    Map<String, String> hourly =
        Map.of(
            "sailthru.receive.schedule", NEVER,
            "sailthru.alarm.silence", "9d",
            "sailthru.alarm.lag", "130m",
            "alarm.watch-interval", "100ms");
    try (TestHub hub = TestHub.start(exports, hourly, clock)) {
      export(hub);
      assertThat(exports.hub().rows(ALARMS)).isEmpty();

      clock.pass(Duration.ofHours(3));
      Exports.run(hub);
      await("freshness|t");
      assertThat(hub.api("ops:read").get("/api/v1/freshness").json().at("/0/lagSeconds").asLong())
          .isBetween(3 * 3600L, 4 * 3600L + 60);

      export(hub);
      await("freshness|f");
    }
  }

  /** This hour's export arrives and is loaded. */
  private void export(TestHub hub) {
    exports.deliver(HOURLY.format(clock.instant()), Line.blast(1, "one"));
    assertThat(Exports.run(hub).statuses()).containsOnly("SUCCEEDED");
  }

  private void await(String... alarms) {
    Awaitility.await("alarm")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(exports.hub().rows(ALARMS)).containsExactly(alarms));
  }
}
