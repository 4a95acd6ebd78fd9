package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody goes behind the hub's back, or the disk is small. */
class DamageIT {
  private static final long EXABYTE = 1_000_000_000_000_000_000L;

  private final Exports exports = new Exports();

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  /** Runs as far as a stage, with the first of the two exports of {@link FaultIT}. */
  private void upTo(TestHub hub, String stage) {
    exports.deliver("1.zip", FaultIT.FIRST);
    FaultPoints.arm("sailthru.%s.after-ledger:1:throw".formatted(stage));
    hub.run("sailthru", stage, null);
    TestHub.awaitFault();
    FaultPoints.arm(null);
    exports.deliver("2.zip", FaultIT.SECOND);
  }

  private String key(String prefix) {
    assertThat(exports.keys(prefix)).hasSize(1);
    return exports.keys(prefix).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"receive", "stage"})
  void a_file_that_was_altered_is_set_aside_and_loads_once_it_is_put_right(String stage) {
    try (TestHub hub = TestHub.start(exports)) {
      upTo(hub, stage);
      String key = key(stage.equals("receive") ? "raw/" : "processed/sailthru/profile/");
      byte[] right = exports.object(exports.lake(), key);
      exports.put(exports.lake(), key, Arrays.copyOf(right, right.length - 1));

      Chain broken = Exports.run(hub);

      String next = stage.equals("receive") ? "stage" : "load";
      assertThat(broken.stage(next).status()).isEqualTo("FAILED");
      assertThat(broken.stage(next).error()).contains("SERAI-1016");
      assertThat(exports.rows("SELECT DISTINCT source_file FROM sailthru.updated ORDER BY 1"))
          .containsExactly("message_blast_update.20160402.json", "profile.20160402.json");
      exports.put(exports.lake(), key, right);
      String letter = exports.hub().one("SELECT id FROM serai.dead_letter");
      assertThat(hub.api("admin").post("/api/v1/dead-letters/" + letter + "/replay", "").status())
          .isEqualTo(200);
      assertThat(Exports.run(hub).statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.contents()).isEqualTo(FaultIT.undisturbed());
    }
  }

  @Test
  void a_row_that_is_deleted_in_the_warehouse_is_missed_by_the_next_run() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("1.zip", FaultIT.FIRST);
      Exports.run(hub);
      exports.warehouse().run("DELETE FROM sailthru.profile_vars");

      Chain next = Exports.run(hub);

      assertThat(next.stage("load").status()).isEqualTo("FAILED");
      assertThat(next.stage("load").error()).contains("SERAI-4007", "profile_vars");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"receive", "stage"})
  void a_file_larger_than_the_disk_is_refused_before_anything_is_written(String stage) {
    try (TestHub hub = TestHub.start(exports)) {
      upTo(hub, stage);
      String key = key("manifests/sailthru/" + stage + "/");
      byte[] right = exports.object(exports.lake(), key);
      exports.put(exports.lake(), key, inflated(key, right));

      Chain refused = Exports.run(hub);

      String next = stage.equals("receive") ? "stage" : "load";
      assertThat(refused.stage(next).status()).isEqualTo("PARTIAL");
      assertThat(refused.stage(next).error()).contains("SERAI-1011");
      assertThat(exports.number("SELECT count(*) FROM sailthru.blast")).isZero();
      exports.put(exports.lake(), key, right);
      assertThat(Exports.run(hub).statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.contents()).isEqualTo(FaultIT.undisturbed());
    }
  }

  /** A manifest that says that its parts are huge. */
  private static byte[] inflated(String key, byte[] manifest) {
    Manifest m = ManifestCodec.decode("sailthru", key, manifest);
    return ManifestCodec.encode(
        new Manifest(
            m.flow(),
            m.stage(),
            m.runId(),
            m.name(),
            m.input(),
            m.rows(),
            m.rejected(),
            m.facts(),
            m.parts().stream()
                .map(
                    p -> new Part(p.dataset(), p.key(), p.rows(), EXABYTE, p.sha256(), p.derived()))
                .toList()));
  }
}
