package io.serai.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What lies in the buckets: parts without a manifest, and more objects than one page lists. */
class LakeIT {
  @Test
  void parts_without_a_manifest_are_ignored_and_their_table_is_extracted_again() {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      FaultPoints.arm("totesys.extract.after-write:1:throw");
      String run = hub.totesys().stage("extract").id();
      assertThat(space.keys(space.ingestion(), "ingested/payment/")).hasSize(1);
      assertThat(space.keys(space.ingestion(), "manifests/totesys/extract/" + run))
          .hasSize(10)
          .noneMatch(key -> key.endsWith("/payment.json"));

      assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");

      assertThat(space.keys(space.ingestion(), "ingested/payment/")).hasSize(2);
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }

  @Test
  void every_unloaded_run_is_found_among_two_thousand_objects() {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      String run = hub.totesysUpTo("transform").stage("extract").id();
      String key = "manifests/totesys/transform/" + run + "/currency.json";
      Manifest currency = ManifestCodec.decode("totesys", key, space.remodelled().bytes(key));
      TreeSet<String> runs = new TreeSet<>(List.of(run));
      for (int i = 0; i < 2_000; i++) {
        // why: of the hundred revisions of a run only the newest is loaded
        String earlier = "20200101T000000000Z-%06d".formatted(i / 100);
        String name = i % 100 == 0 ? "currency" : "currency.r" + (i % 100 + 1);
        runs.add(earlier);
        Manifest copy =
            new Manifest(
                "totesys",
                "transform",
                earlier,
                name,
                currency.input(),
                currency.rows(),
                0,
                currency.facts(),
                currency.parts());
        space.remodelled().put(ManifestCodec.key(copy), ManifestCodec.encode(copy));
      }

      assertThat(hub.run("totesys", "load", "{\"stage\":\"load\"}").statuses())
          .containsExactly("SUCCEEDED");

      assertThat(
              space
                  .warehouse()
                  .rows("SELECT run_id FROM serai_load GROUP BY run_id ORDER BY min(load_order)"))
          .containsExactlyElementsOf(runs);
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }
}
