package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The hub's own schedule brings changes in time. */
class FreshIT {
  /** To 2 seconds what 30 minutes are to the schedule's default of 5. */
  private static final Duration IN_TIME = Duration.ofSeconds(12);

  @Test
  @Scenario("T29")
  void a_change_shows_in_the_current_view_in_time() {
    Space space = Space.small();
    try (TestHub hub = TestHub.start(space, Map.of("totesys.extract.schedule", "2s"))) {
      Awaitility.await("a first load")
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  !space.hub().rows("SELECT 1 FROM serai.watermark WHERE key = 'load'").isEmpty());
      for (int units = 1; units <= 3; units++) {
        String wanted = String.valueOf(units);
        space
            .source()
            .run(
                "UPDATE sales_order SET units_sold = %1$d, last_updated = '2022-11-03 14:25:0%1$d' WHERE sales_order_id = 3"
                    .formatted(units));

        Awaitility.await("change " + units)
            .atMost(IN_TIME)
            .pollInterval(Duration.ofMillis(50))
            .until(
                () ->
                    space
                        .warehouse()
                        .rows("SELECT units_sold FROM current_sales_order WHERE sales_order_id = 3")
                        .equals(List.of(wanted)));
      }
      assertThat(
              space
                  .hub()
                  .rows("SELECT DISTINCT status FROM serai.run WHERE finished_at IS NOT NULL"))
          .containsExactly("SUCCEEDED");
    }
  }
}
