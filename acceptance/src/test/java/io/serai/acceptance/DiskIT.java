package io.serai.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Bucket;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An input of an exabyte meets the disk of this machine: the stage refuses before it begins. */
class DiskIT {
  private static final long EXABYTE = 1_000_000_000_000_000_000L;

  @Test
  void extract_refuses_a_table_larger_than_the_disk_and_leaves_nothing_half_done() {
    Space space = Space.small();
    // why: a table cannot be made that large, but the source's answer to how large it is can
    space
        .source()
        .run(
            """
            CREATE SCHEMA giant;
            CREATE FUNCTION giant.pg_table_size(regclass) RETURNS bigint
            LANGUAGE sql AS 'SELECT %d'\
            """
                .formatted(EXABYTE));
    String giant =
        space.settings().get("totesys.jdbc.url")
            + "&options=-c%20search_path=giant,pg_catalog,public";
    try (TestHub hub = TestHub.start(space, Map.of("totesys.jdbc.url", giant))) {
      Chain refused = hub.run("totesys", "load", "{\"tables\":[\"payment\",\"staff\"]}");

      assertThat(refused.stage("extract").status()).isEqualTo("FAILED");
      assertThat(refused.stage("extract").error()).contains("SERAI-1011", "payment", "staff");
      assertThat(refused.stage("extract").written()).isZero();
      assertThat(space.keys(space.ingestion(), "")).isEmpty();
      assertThat(space.hub().rows("SELECT key FROM serai.watermark")).isEmpty();

      space.source().run("DROP SCHEMA giant CASCADE");
      assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }

  @Test
  void transform_refuses_files_larger_than_half_the_disk_and_leaves_nothing_half_done() {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      String run = hub.totesysUpTo("extract").stage("extract").id();
      String key = "manifests/totesys/extract/%s/sales_order.json".formatted(run);
      byte[] before = inflate(space.extracted(), key);

      Chain refused = hub.totesys();

      assertThat(refused.stage("transform").status()).isEqualTo("PARTIAL");
      assertThat(refused.stage("transform").error()).contains("SERAI-1011", "sales_order");
      assertThat(space.keys(space.processed(), "processed/fact_sales_order/")).isEmpty();
      isRight(hub, space.extracted(), key, before);
    }
  }

  @Test
  void load_refuses_files_that_would_fill_the_disk_and_leaves_nothing_half_done() {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      String run = hub.totesysUpTo("transform").stage("extract").id();
      String key = "manifests/totesys/transform/%s/sales_order.json".formatted(run);
      byte[] before = inflate(space.remodelled(), key);

      Chain refused = hub.totesys();

      assertThat(refused.stage("load").status()).isEqualTo("FAILED");
      assertThat(refused.stage("load").error()).contains("SERAI-1011");
      assertThat(space.warehouse().number("SELECT count(*) FROM serai_load")).isZero();
      isRight(hub, space.remodelled(), key, before);
    }
  }

  /** Makes a manifest say that its parts are huge; returns what it said before. */
  private static byte[] inflate(Bucket bucket, String key) {
    byte[] before = bucket.bytes(key);
    Manifest m = ManifestCodec.decode("totesys", key, before);
    Manifest huge =
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
                .toList());
    bucket.put(key, ManifestCodec.encode(huge));
    return before;
  }

  private static void isRight(TestHub hub, Bucket bucket, String key, byte[] before) {
    bucket.put(key, before);
    assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
    assertThat(Star.differences(Star.ofSmall(), Star.of(hub.space().warehouse()))).isEmpty();
  }
}
