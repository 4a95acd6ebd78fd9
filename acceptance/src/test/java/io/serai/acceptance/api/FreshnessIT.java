package io.serai.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How old the warehouse is, wherever it is asked. */
class FreshnessIT {
  private final Space space = Space.small();
  private final TestClock clock = new TestClock();

  @Test
  void api_health_and_metric_tell_the_same_lag() {
    try (TestHub hub = start()) {
      Api management = new Api(hub.managementUrl(), null);
      JsonNode before = freshness(hub);
      assertThat(before.path("flow").asText()).isEqualTo("totesys");
      assertThat(before.path("lagSeconds").isNull()).isTrue();

      Chain chain = hub.totesys();
      clock.pass(Duration.ofMinutes(7));

      JsonNode now = freshness(hub);
      assertThat(Instant.parse(now.path("asOf").asText()))
          .isEqualTo(chain.stage("extract").startedAt());
      assertThat(Instant.parse(now.path("deliveredAt").asText()))
          .isEqualTo(chain.stage("load").finishedAt());
      long lag = now.path("lagSeconds").asLong();
      assertThat(lag).isBetween(420L, 540L);
      Awaitility.await("metric")
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(metric(management)).isCloseTo((double) lag, within(60.0)));
      assertThat(management.get("/observe/health/ready?exposureLevel=full&data=true").text())
          .containsPattern("\"totesys.lag\":\\s*\"4\\d\\d s\"");
    }
  }

  @Test
  void what_was_extracted_counts_from_when_it_was_loaded() {
    try (TestHub hub = start()) {
      Chain first = hub.totesys();
      clock.pass(Duration.ofMinutes(5));
      Chain waiting = hub.totesysUpTo("transform");
      clock.pass(Duration.ofMinutes(5));
      assertThat(asOf(hub)).isEqualTo(first.stage("extract").startedAt());

      hub.run("totesys", "load", "{\"stage\":\"load\"}");

      assertThat(asOf(hub)).isEqualTo(waiting.stage("extract").startedAt());
    }
  }

  @Test
  void a_run_of_some_tables_makes_nothing_fresh() {
    try (TestHub hub = start()) {
      Chain whole = hub.totesys();

      hub.run("totesys", "load", "{\"tables\":[\"currency\"]}");

      assertThat(asOf(hub)).isEqualTo(whole.stage("extract").startedAt());
    }
  }

  private TestHub start() {
    return TestHub.start(space, Map.of("alarm.watch-interval", "100ms"), clock);
  }

  private static JsonNode freshness(TestHub hub) {
    return hub.api("ops:read").get("/api/v1/freshness").json().path(0);
  }

  private static Instant asOf(TestHub hub) {
    return Instant.parse(freshness(hub).path("asOf").asText());
  }

  private static double metric(Api management) {
    return management
        .get("/observe/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("serai_freshness_lag_seconds{flow=\"totesys\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(-1);
  }
}
