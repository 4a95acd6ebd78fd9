package io.serai.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real process dies as by {@code kill -9}; another hub finds what it left and finishes it. */
class RealHaltIT {
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
}
