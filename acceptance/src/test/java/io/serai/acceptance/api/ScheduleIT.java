package io.serai.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.api.management.ManagedCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Schedules of several hubs over the same databases. */
class ScheduleIT {
  private static final String ROUTE = "hub-schedule-totesys-extract";

  /** The clock stands still, so every firing of either timer is the same tick. */
  private final TestClock clock = TestClock.stoppedAt(Instant.parse("2026-03-01T10:00:00.700Z"));

  private final Space space = Space.small();

  @Test
  void a_tick_runs_once_however_many_hubs_see_it() {
    try (TestHub one = start("one");
        TestHub two = start("two")) {
      awaitFirings(one, two, 2);
      awaitRuns(3);
      clock.pass(Duration.ofSeconds(1));
      awaitRuns(6);
      long firings = firings(one) + 2;

      awaitFirings(one, two, firings);

      assertThat(
              space
                  .hub()
                  .rows(
                      """
                      SELECT stage, scheduled_for AT TIME ZONE 'UTC', status FROM serai.run
                      ORDER BY scheduled_for, id"""))
          .containsExactly(
              "extract|2026-03-01 10:00:00|SUCCEEDED",
              "transform|2026-03-01 10:00:00|SUCCEEDED",
              "load|2026-03-01 10:00:00|SUCCEEDED",
              "extract|2026-03-01 10:00:01|SUCCEEDED",
              "transform|2026-03-01 10:00:01|SUCCEEDED",
              "load|2026-03-01 10:00:01|SUCCEEDED");
    }
  }

  @Test
  void a_tick_of_a_cron_schedule_waits_for_the_flow_it_finds_running() {
    try (TestHub hub = TestHub.start(space)) {
      hub.totesys();
    }
    Map<String, String> nightly = Map.of("totesys.reconcile.schedule", "0/5 * * * * ?");
    String runs =
        "SELECT stage FROM serai.run WHERE trigger_id IN"
            + " (SELECT trigger_id FROM serai.run WHERE stage = 'reconcile') ORDER BY id";
    space
        .hub()
        .run(
            "UPDATE serai.lease SET holder = 'another', expires_at = '2100-01-01' WHERE stage = 'extract'");
    try (TestHub hub = TestHub.start(space, nightly)) {
      Awaitility.await("ticks that wait")
          .atMost(Duration.ofSeconds(30))
          .until(() -> waiting(hub) > 1);
      assertThat(space.hub().rows(runs)).isEmpty();

      space.hub().run("UPDATE serai.lease SET holder = '', expires_at = '2020-01-01'");

      Awaitility.await("the comparison")
          .atMost(Duration.ofSeconds(30))
          .until(() -> space.hub().rows(runs).contains("load"));
      assertThat(space.hub().rows(runs)).startsWith("reconcile", "transform", "load");
    }
  }

  /** Two at once, for the first has been tried again until the second came. */
  private static int waiting(TestHub hub) {
    return hub.hub().camel().getInflightRepository().size("hub-schedule-totesys-reconcile");
  }

  private TestHub start(String name) {
    return TestHub.start(
        space,
        Map.of(
            "totesys.extract.schedule",
            "1s",
            "hub.work-dir",
            space.settings().get("hub.work-dir") + "-" + name),
        clock);
  }

  private static long firings(TestHub hub) {
    return hub.hub()
        .camel()
        .getCamelContextExtension()
        .getContextPlugin(ManagedCamelContext.class)
        .getManagedRoute(ROUTE)
        .getExchangesCompleted();
  }

  private static void awaitFirings(TestHub one, TestHub two, long atLeast) {
    Awaitility.await("ticks of both hubs")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> List.of(firings(one), firings(two)), f -> f.stream().allMatch(n -> n >= atLeast));
  }

  private void awaitRuns(int finished) {
    Awaitility.await("runs")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                space.hub().number("SELECT count(*) FROM serai.run WHERE finished_at IS NOT NULL"),
            n -> n >= finished);
  }
}
