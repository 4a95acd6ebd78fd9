package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real process dies as by {@code kill -9}; another hub finds what it left and finishes it. */
class RealHaltIT {
  private static final String COMPARE = "{\"stage\":\"reconcile\"}";
  private static final int KILLS = 20;
  private static final Map<String, String> SHORT =
      Map.of("hub.lease", "1s", "warehouse.idle-timeout", "2s");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "totesys.extract.after-write:5",
        "totesys.transform.after-write:3",
        "totesys.load.after-manifest:1"
      })
  void a_hub_that_dies_in_a_stage_loses_and_doubles_nothing(String fault) {
    Space space = Space.small();
    String stage = fault.split("\\.")[1];
    try (HubProcess hub = HubProcess.start(space, Map.of(), fault + ":halt")) {
      hub.trigger(null);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    assertThat(
            space.hub().rows("SELECT stage FROM serai.run WHERE status = 'RUNNING' ORDER BY stage"))
        .containsExactly(stage);

    try (TestHub next = TestHub.start(space)) {
      next.clock().pass(Duration.ofMinutes(2));

      assertThat(next.totesys().statuses()).containsOnly("SUCCEEDED");

      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
      assertThat(space.hub().rows("SELECT error FROM serai.run WHERE status = 'FAILED'"))
          .singleElement()
          .asString()
          .contains("SERAI-1006");
      assertThat(space.hub().number("SELECT count(*) FROM serai.run WHERE status = 'RUNNING'"))
          .isZero();
    }
  }

  @Tag("thorough")
  @ParameterizedTest
  @FieldSource("io.serai.acceptance.reliability.FaultPointIT#POINTS")
  void a_hub_that_dies_at_any_point_is_followed_by_one_that_finishes(String point) {
    Space space = Space.small();
    try (HubProcess hub = HubProcess.start(space, SHORT, point + ":1:halt")) {
      hub.trigger(null);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    try (HubProcess next = HubProcess.start(space, SHORT)) {
      next.finish(space);
    }
    assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
  }

  @Tag("thorough")
  @ParameterizedTest
  @FieldSource("io.serai.acceptance.reliability.ComparisonFaultIT#POINTS")
  void a_hub_that_dies_while_it_compares_is_followed_by_one_that_finishes(String point) {
    Space space = Space.small();
    try (HubProcess hub = HubProcess.start(space, SHORT)) {
      hub.finish(space);
    }
    space.source().run("DELETE FROM sales_order WHERE sales_order_id = 3");
    try (HubProcess hub = HubProcess.start(space, SHORT, point + ":1:halt")) {
      hub.trigger(COMPARE);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    try (HubProcess next = HubProcess.start(space, SHORT)) {
      next.finish(space, "totesys", "load", COMPARE);
    }
    assertThat(
            space
                .warehouse()
                .rows(
                    "SELECT is_deleted FROM fact_sales_order WHERE sales_order_id = 3 ORDER BY run_id"))
        .containsExactly("f", "t");
  }

  @Tag("thorough")
  @Test
  void a_hub_killed_at_random_again_and_again_loses_and_doubles_nothing() {
    long seed = Long.getLong("serai.seed", 20241115);
    Random random = new Random(seed);
    Space space = Space.generated();
    try (HubProcess hub = HubProcess.start(space, SHORT)) {
      hub.finish(space);
    }
    for (int kill = 0; kill < KILLS; kill++) {
      space.source().run(change(kill));
      try (HubProcess hub = HubProcess.start(space, SHORT)) {
        hub.trigger(null);
        hub.killAfter(Duration.ofMillis(random.nextInt(4_000)));
      }
    }
    try (HubProcess hub = HubProcess.start(space, SHORT)) {
      hub.finish(space);
      // why: three kills in a row in one table look like a table that kills
      hub.replay(space);
      hub.finish(space);
    }

    Space undisturbed = Space.generated();
    try (TestHub hub = TestHub.start(undisturbed)) {
      hub.totesys();
      for (int kill = 0; kill < KILLS; kill++) {
        undisturbed.source().run(change(kill));
      }
      hub.totesys();
    }
    assertThat(Star.differences(Star.of(undisturbed.warehouse()), Star.of(space.warehouse())))
        .as("seed %d", seed)
        .isEmpty();
  }

  /** Changes every row once in all rounds, so that no round hides what another one lost. */
  private static String change(int round) {
    return """
    UPDATE sales_order SET units_sold = units_sold + 1, last_updated = '2024-12-01 00:00:%1$02d'
    WHERE sales_order_id %% %2$d = %1$d;
    UPDATE payment SET paid = NOT paid, last_updated = '2024-12-01 00:00:%1$02d'
    WHERE payment_id %% %2$d = %1$d;
    UPDATE address SET city = 'City %1$d' WHERE address_id %% %2$d = %1$d;\
    """
        .formatted(round, KILLS);
  }
}
