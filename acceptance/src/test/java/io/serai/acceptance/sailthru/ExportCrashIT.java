package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.HubProcess;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process ends in the middle: the next one finishes, nothing is lost or doubled. */
class ExportCrashIT {
  private static final Map<String, String> SHORT =
      Map.of("hub.lease", "1s", "warehouse.idle-timeout", "2s");

  private final Exports exports = new Exports();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sailthru.receive.after-write",
        "sailthru.stage.after-write",
        "sailthru.load.after-write"
      })
  void a_hub_that_dies_in_a_stage_loses_and_doubles_no_export(String point) {
    dies(point);
  }

  @Tag("thorough")
  @ParameterizedTest
  @FieldSource("io.serai.acceptance.sailthru.FaultIT#POINTS")
  void a_hub_that_dies_at_any_point_loses_and_doubles_no_export(String point) {
    dies(point);
  }

  private void dies(String point) {
    exports.deliver("1.zip", FaultIT.FIRST);
    exports.deliver("2.zip", FaultIT.SECOND);
    try (HubProcess hub = HubProcess.start(exports, SHORT, point + ":1:halt")) {
      hub.trigger("sailthru", null);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    try (HubProcess next = HubProcess.start(exports, SHORT)) {
      next.finish(exports, "sailthru", "load");
    }
    assertThat(exports.contents()).isEqualTo(FaultIT.undisturbed());
    assertThat(exports.rows("SELECT status, count(*) FROM sailthru.updated GROUP BY 1"))
        .containsExactly("LOADED|5");
  }
}
