package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TableLock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two hub processes on the same databases, started one after the other, with the same schedule. */
class ReplicasIT {
  private static final int PERIOD_SECONDS = 2;
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "totesys.extract.schedule",
          PERIOD_SECONDS + "s",
          "hub.lease",
          "2s",
          "warehouse.idle-timeout",
          "2s");

  private final Space space = Space.small();

  @Test
  void each_tick_runs_once_and_when_one_hub_is_killed_the_other_takes_over() {
    try (HubProcess one = HubProcess.start(space, SETTINGS);
        HubProcess two = HubProcess.start(space, SETTINGS)) {
      awaitGoodLoads(4);
      eachTickRanOnce();

      HubProcess killed = killInTheMiddle(one, two);
      HubProcess other = killed == one ? two : one;
      space
          .source()
          .run(
              "UPDATE sales_order SET units_sold = 77, last_updated = '2022-11-03 14:25:00' WHERE sales_order_id = 3");

      Awaitility.await("the other hub's work")
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () ->
                  space
                      .warehouse()
                      .rows("SELECT units_sold FROM current_sales_order WHERE sales_order_id = 3")
                      .equals(List.of("77")));
      assertThat(
              space
                  .hub()
                  .rows(
                      "SELECT holder ~ ? FROM serai.run WHERE stage = 'load' AND status = 'SUCCEEDED' ORDER BY started_at DESC LIMIT 1",
                      "^" + other.pid() + "@"))
          .containsExactly("t");
      assertThat(space.hub().rows("SELECT stage FROM serai.run WHERE error LIKE '%SERAI-1006%'"))
          .as("what the killed hub left open")
          .containsExactly("load");
      eachTickRanOnce();
    }
  }

  /** Holds the hub that comes to load next, and kills it there. */
  private HubProcess killInTheMiddle(HubProcess one, HubProcess two) {
    try (TableLock lock = TableLock.take(space.warehouse(), "serai_load", "ACCESS EXCLUSIVE")) {
      lock.awaitVisitor();
      String holder =
          space
              .hub()
              .one("SELECT holder FROM serai.run WHERE stage = 'load' AND status = 'RUNNING'");
      HubProcess busy =
          Stream.of(one, two)
              .filter(hub -> holder.startsWith(hub.pid() + "@"))
              .findFirst()
              .orElseThrow();
      busy.kill();
      return busy;
    }
  }

  private void awaitGoodLoads(int count) {
    Awaitility.await("ticks")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                space
                        .hub()
                        .number(
                            "SELECT count(*) FROM serai.run WHERE stage = 'load' AND status = 'SUCCEEDED'")
                    >= count);
  }

  /** Every run stands for a boundary of the period, and no boundary has two. */
  private void eachTickRanOnce() {
    assertThat(
            space
                .hub()
                .rows(
                    """
                    SELECT count(*) = count(DISTINCT scheduled_for),
                      bool_and(extract(epoch FROM scheduled_for)::numeric % ? = 0)
                    FROM serai.run WHERE stage = 'extract'""",
                    PERIOD_SECONDS))
        .containsExactly("t|t");
  }
}
