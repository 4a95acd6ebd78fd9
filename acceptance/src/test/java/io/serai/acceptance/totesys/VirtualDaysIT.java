package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import io.serai.acceptance.reliability.ComparisonFaultIT;
import io.serai.acceptance.reliability.FaultPointIT;
import io.serai.core.FaultPoints;
import io.serai.sandbox.totesys.Activity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Days of a live source on a clock of their own: the hub runs every five minutes, something breaks
 * every hour, and what the warehouse holds is what a replay of the source's audit log says.
 */
class VirtualDaysIT {
  private static final Instant START = Instant.parse("2024-11-18T00:00:00Z");
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final Duration STEP = Duration.ofSeconds(100);
  private static final int STEPS_A_PERIOD = 3;

  /** Of the twelve periods of an hour of the week; a run that finds nothing shows nothing. */
  private static final int BUSY = Integer.getInteger("serai.busy", 12);

  private final TestClock clock = TestClock.stoppedAt(START);
  private int faults;

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @Test
  @Scenario({"T9", "T29"})
  void after_hours_with_a_fault_in_each_the_warehouse_is_what_a_replay_says() throws Exception {
    live(5, 2, 6);
  }

  @Tag("thorough")
  @Test
  @Scenario({"T9", "T29"})
  void after_a_day_with_faults_every_hour_the_warehouse_is_what_a_replay_says() throws Exception {
    live(24, 12, 6);
  }

  @Tag("thorough")
  @Test
  @Scenario({"T9", "T29"})
  void after_a_week_with_faults_every_hour_the_warehouse_is_what_a_replay_says() throws Exception {
    live(7 * 24, BUSY, 24);
  }

  /**
   * @param busy periods of each hour in which the source changes
   * @param compareEvery hours between two comparisons
   */
  private void live(int hours, int busy, int compareEvery) throws Exception {
    Space space = Space.generated();
    Replay replay;
    try (TestHub hub = TestHub.start(space, Map.of(), clock);
        Activity activity = new Activity(dataSource(space.source()), 20241118)) {
      replay = new Replay(space.source());
      runs(hub, replay, false, null);
      for (int hour = 1; hour <= hours; hour++) {
        hour(hub, activity, replay, hour, busy);
        if (hour % compareEvery == 2) {
          String point = ComparisonFaultIT.POINTS.get(hour / compareEvery % 4);
          runs(hub, replay, true, point);
        }
        clock.pass(PERIOD.multipliedBy(12 - busy));
        if (hour % 24 == 0 || hour == hours) {
          runs(hub, replay, false, null);
          runs(hub, replay, true, null);
          asReplayed(replay, space.warehouse(), hour);
        }
      }
    }
    assertThat(faults).as("points that were passed").isGreaterThan(hours * 5 / 6);
    assertThat(replay.expected().get("fact_sales_order")).anyMatch(row -> row.endsWith("|t"));
    inTime(space.warehouse(), 10 * hours * busy);
  }

  private static void asReplayed(Replay replay, Database warehouse, int hour) {
    assertThat(Star.differences(replay.expected(), replay.found(warehouse)))
        .as("after hour %d", hour)
        .isEmpty();
  }

  private void hour(TestHub hub, Activity activity, Replay replay, int hour, int busy)
      throws SQLException {
    for (int period = 0; period < busy; period++) {
      for (int step = 0; step < STEPS_A_PERIOD; step++) {
        activity.step(clock.instant());
        clock.pass(STEP);
      }
      if (period == busy - 1) {
        activity.close();
      }
      // why: by fives, a few hours see points of every stage, and half a day sees all of them
      String point = period == 0 ? FaultPointIT.POINTS.get(hour * 5 % 12) : null;
      runs(hub, replay, false, point);
    }
  }

  /** One tick; when a stage breaks that reads the source, the next run comes before it changes. */
  private void runs(TestHub hub, Replay replay, boolean compare, String point) {
    replay.look(compare);
    if (point != null) {
      Chain broken = broken(hub, compare, point);
      replay.tick(broken.runs().get(0).scheduledFor());
      if (!point.contains("extract") && !compare) {
        return;
      }
    }
    Chain chain = hub.run("totesys", "load", payload(compare));
    replay.tick(chain.runs().get(0).scheduledFor());
    clock.pass(Duration.ofSeconds(1));
    assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
  }

  private Chain broken(TestHub hub, boolean compare, String point) {
    FaultPoints.arm(point + ":1:throw");
    boolean afterRun = point.endsWith("after-ledger");
    Chain chain = hub.run("totesys", afterRun ? point.split("\\.")[1] : "load", payload(compare));
    if (afterRun) {
      TestHub.awaitFault();
    }
    faults += FaultPoints.waiting() ? 0 : 1;
    FaultPoints.arm(null);
    clock.pass(Duration.ofSeconds(1));
    return chain;
  }

  private static String payload(boolean compare) {
    return compare ? "{\"stage\":\"reconcile\"}" : null;
  }

  /** From the stamp of a change to the commit of the load that shows it. */
  private static void inTime(Database warehouse, int changes) {
    List<String> lag =
        warehouse.rows(
            """
            SELECT count(*) > ?, percentile_disc(0.95) WITHIN GROUP (ORDER BY lag) < INTERVAL '10 minutes',
              max(lag) <= INTERVAL '30 minutes'
            FROM (
              SELECT min(l.loaded_at) AT TIME ZONE 'UTC' - (f.last_updated_date + f.last_updated_time) AS lag
              FROM (
                SELECT 'fact_sales_order' AS fact, sales_order_id AS pk, last_updated_date, last_updated_time, run_id, is_deleted FROM fact_sales_order
                UNION ALL SELECT 'fact_purchase_order', purchase_order_id, last_updated_date, last_updated_time, run_id, is_deleted FROM fact_purchase_order
                UNION ALL SELECT 'fact_payment', payment_id, last_updated_date, last_updated_time, run_id, is_deleted FROM fact_payment
              ) AS f
              JOIN serai_load AS l ON l.run_id = f.run_id AND position(',' || f.fact || ',' IN l.targets) > 0
              WHERE NOT f.is_deleted AND f.last_updated_date + f.last_updated_time >= TIMESTAMP '2024-11-18 00:00:00'
              GROUP BY f.fact, f.pk, f.last_updated_date, f.last_updated_time, f.run_id
            ) AS lags""",
            changes);
    assertThat(lag).containsExactly("t|t|t");
  }

  private static PGSimpleDataSource dataSource(Database database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.url());
    return source;
  }
}
