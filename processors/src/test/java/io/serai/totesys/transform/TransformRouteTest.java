package io.serai.totesys.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.FaultPoints;
import io.serai.core.HubError;
import io.serai.core.Ledger.Standing;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Part;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.totesys.Lake;
import io.serai.totesys.StarFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformRouteTest {
  private static final String R1 = "20261121T040000000Z-000001";
  private static final String R2 = "20261121T040500000Z-000004";
  private static final String CURRENCY =
      """
      currency_id,currency_code,created_at,last_updated
      1,GBP,2022-11-03 14:20:49.962,2022-11-03 14:20:49.962
      5,XXX,2022-11-03 14:20:49.962,2022-11-03 14:20:49.962
      """;
  private static final String DEPARTMENT =
      """
      department_id,department_name,location,manager,created_at,last_updated
      3,Production,Leeds,Chester,2022-11-03 14:20:49.962,2022-11-03 14:20:49.962
      """;
  private static final String STAFF =
      """
      staff_id,first_name,last_name,department_id,email_address,created_at,last_updated
      17,Irving,O'Keefe,3,a@b,2022-11-03 14:20:51.563,2022-11-03 14:20:51.563
      21,New,One,9,c@d,2022-11-03 14:20:51.563,2022-11-03 14:20:51.563
      """;

  @TempDir Path work;
  private final MemoryS3 s3 = new MemoryS3();
  private final Lake lake = new Lake(s3);
  private final MemoryLedger ledger = new MemoryLedger();
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private StarFlow flow;

  @BeforeEach
  void start() throws Exception {
    flow = new StarFlow(s3, ledger, work, free::get, null);
  }

  @AfterEach
  void stop() {
    FaultPoints.arm(null);
    flow.close();
  }

  private Run transform() {
    return flow.transform();
  }

  private List<String> manifests() {
    return lake.keys(Lake.PROCESSED, "manifests/");
  }

  private static String transformed(String runId, String name) {
    return "manifests/totesys/transform/%s/%s.json".formatted(runId, name);
  }

  @Test
  void a_table_becomes_parquet_with_a_manifest_and_the_watermark_moves() throws IOException {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    ledger.written(R1, 2);

    Run run = transform();

    assertThat(run.failures()).isEmpty();
    assertThat(run.unbalanced()).isEmpty();
    assertThat(run.tally().read()).isEqualTo(2);
    assertThat(run.tally().written()).isEqualTo(2);
    Manifest manifest = lake.read(Lake.PROCESSED, transformed(R1, "currency"));
    assertThat(manifest.facts()).containsEntry("warnings", "1").containsEntry("mode", "snapshot");
    Part part = manifest.parts().get(0);
    assertThat(part.key())
        .isEqualTo(
            "processed/dim_currency/dt=2026-11-21/run=%s/currency-%s.parquet"
                .formatted(R1, run.id()));
    assertThat(s3.objects().get(Lake.PROCESSED + "/" + part.key()))
        .hasSize((int) part.bytes())
        .startsWith('P', 'A', 'R', '1');
    assertThat(run.watermarks()).containsEntry("transform", R1);
    try (Stream<Path> left = Files.walk(work)) {
      assertThat(left).allMatch(Files::isDirectory);
    }
  }

  @Test
  void what_is_transformed_is_not_transformed_again() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    transform();
    int objects = s3.objects().size();

    Run second = transform();

    assertThat(second.tally().read()).isZero();
    assertThat(s3.objects()).hasSize(objects);
  }

  @Test
  void a_department_makes_its_staff_again_and_is_itself_passed_over() {
    lake.extracted(R1, "staff", "snapshot", STAFF);
    lake.extracted(R1, "department", "snapshot", DEPARTMENT);

    Run run = transform();

    Manifest department = lake.read(Lake.PROCESSED, transformed(R1, "department"));
    assertThat(department.rows()).isZero();
    assertThat(department.parts())
        .singleElement()
        .satisfies(part -> assertThat(part.dataset()).isEqualTo("dim_staff"))
        .satisfies(part -> assertThat(part.derived()).isTrue())
        .satisfies(part -> assertThat(part.rows()).isEqualTo(2));
    assertThat(run.tally().skipped()).isEqualTo(1);
    assertThat(run.tally().written()).isEqualTo(2);
    assertThat(run.tally().produced()).isEqualTo(2);
    assertThat(run.tally().balanced()).isTrue();
    assertThat(lake.read(Lake.PROCESSED, transformed(R1, "staff")).facts())
        .containsEntry("warnings", "1");
  }

  @Test
  void a_parent_that_did_not_change_is_found_by_its_watermark() {
    String department = lake.extracted(R1, "department", "snapshot", DEPARTMENT);
    ledger.mark("extract/department", "{\"manifest\":\"%s\"}".formatted(department));
    transform();
    lake.extracted(R2, "staff", "snapshot", STAFF);

    transform();

    assertThat(lake.read(Lake.PROCESSED, transformed(R2, "staff")).facts())
        .containsEntry("warnings", "1");
  }

  @Test
  void a_refused_row_is_kept_with_its_place_and_the_rest_goes_on() {
    String csv =
        """
        payment_type_id,payment_type_name,created_at,last_updated
        1,SALES_RECEIPT,2022-11-03 14:20:49.962,2022-11-03 14:20:49.962
        x,SECRET,2022-11-03 14:20:49.962,2022-11-03 14:20:49.962
        """;
    lake.extracted(R1, "payment_type", "snapshot", csv);

    Run run = transform();

    assertThat(ledger.rejects())
        .containsExactly(
            new Reject(
                "ingested/payment_type/dt=2026-11-21/run=%s/part-00000.csv".formatted(R1),
                "payment_type_id=x",
                "payment_type_id 'x' is not a whole number of 32 bits"));
    assertThat(run.tally().rejected()).isEqualTo(1);
    assertThat(run.tally().balanced()).isTrue();
    assertThat(run.failures()).isEmpty();
    assertThat(lake.read(Lake.PROCESSED, transformed(R1, "payment_type")).facts())
        .containsEntry("incomplete", "dim_payment_type");
  }

  @Test
  void an_altered_part_is_set_aside_named_and_its_neighbours_go_on() {
    String altered = lake.extracted(R1, "currency", "snapshot", CURRENCY);
    lake.extracted(R1, "staff", "snapshot", STAFF);
    String part = "ingested/currency/dt=2026-11-21/run=%s/part-00000.csv".formatted(R1);
    byte[] shorter = CURRENCY.replaceFirst("5,.*\n", "").getBytes(StandardCharsets.UTF_8);
    s3.objects().put(Lake.INGESTION + "/" + part, shorter);

    Run run = transform();

    assertThat(run.conserved()).isFalse();
    assertThat(run.failures()).extracting(Run.Failure::unit).containsExactly("currency");
    assertThat(ledger.altered("totesys", "transform")).containsExactly(altered);
    assertThat(manifests()).containsExactly(transformed(R1, "staff"));
    assertThat(run.watermarks()).isEmpty();
  }

  @Test
  void a_missing_part_is_set_aside_like_an_altered_one() {
    String altered = lake.extracted(R1, "currency", "snapshot", CURRENCY);
    s3.objects()
        .remove(
            Lake.INGESTION
                + "/ingested/currency/dt=2026-11-21/run=%s/part-00000.csv".formatted(R1));

    Run run = transform();

    assertThat(run.conserved()).isFalse();
    assertThat(ledger.altered("totesys", "transform")).containsExactly(altered);
    assertThat(run.failures())
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).hasMessageContaining("is missing"));
  }

  @Test
  void a_manifest_that_was_edited_is_set_aside() {
    String key = lake.extracted(R1, "currency", "snapshot", CURRENCY);
    s3.objects()
        .computeIfPresent(
            Lake.INGESTION + "/" + key,
            (k, json) ->
                new String(json, StandardCharsets.UTF_8)
                    .replace("\"rows\" : 2", "\"rows\" : 1")
                    .getBytes(StandardCharsets.UTF_8));

    Run run = transform();

    assertThat(run.conserved()).isFalse();
    assertThat(ledger.altered("totesys", "transform")).containsExactly(key);
    assertThat(manifests()).isEmpty();
  }

  @Test
  void a_manifest_that_was_deleted_is_named_although_nothing_waits() {
    String key = lake.extracted(R1, "currency", "snapshot", CURRENCY);
    ledger.mark("extract/currency", "{\"manifest\":\"%s\"}".formatted(key));
    s3.objects().remove(Lake.INGESTION + "/" + key);

    Run run = transform();

    assertThat(run.conserved()).isFalse();
    assertThat(run.failures()).extracting(Run.Failure::unit).containsExactly("currency");
    assertThat(ledger.altered("totesys", "transform")).containsExactly(key);
  }

  @Test
  void manifests_that_hold_fewer_rows_than_their_run_wrote_fail_the_run() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    ledger.written(R1, 3);

    Run run = transform();

    assertThat(run.conserved()).isFalse();
    assertThat(run.failures())
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).hasMessageContaining("currency"));
  }

  @Test
  void a_file_with_another_number_of_rows_than_its_manifest_is_set_aside() {
    String key =
        lake.extracted(R1, "currency", "snapshot", 3, CURRENCY.getBytes(StandardCharsets.UTF_8));

    Run run = transform();

    assertThat(run.conserved()).isFalse();
    assertThat(ledger.standing("totesys", "transform", key)).isEqualTo(Standing.SET_ASIDE);
    assertThat(manifests()).isEmpty();
  }

  @Test
  void an_altered_transform_manifest_is_made_again_under_a_new_name() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    transform();
    Run load = new Run("l", "t", "totesys", "load", Instant.EPOCH, 1, Map.of());
    ledger.quarantine(
        load,
        transformed(R1, "currency"),
        new SeraiException(HubError.ALTERED_FILE, "totesys", "altered"),
        Map.of(),
        "");

    Run run = transform();

    assertThat(run.failures()).isEmpty();
    assertThat(manifests())
        .containsExactly(transformed(R1, "currency"), transformed(R1, "currency.r2"));
    assertThat(ledger.standing("totesys", "load", transformed(R1, "currency")))
        .isEqualTo(Standing.CLOSED);
  }

  @Test
  void a_vanished_transform_manifest_is_reported_and_made_again() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    ledger.written(R1, 2);
    transform();
    s3.objects().remove(Lake.PROCESSED + "/" + transformed(R1, "currency"));

    Run run = transform();

    assertThat(run.conserved()).isFalse();
    assertThat(run.failures()).extracting(Run.Failure::unit).containsExactly("currency");
    assertThat(manifests()).containsExactly(transformed(R1, "currency"));
  }

  @Test
  void a_full_disk_refuses_the_table_and_leaves_it_for_later() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    free.set(10);

    Run refused = transform();
    free.set(Long.MAX_VALUE);
    Run later = transform();

    assertThat(SeraiException.codeOf(refused.failures().get(0).cause()))
        .isEqualTo(HubError.DISK_FULL);
    assertThat(later.tally().written()).isEqualTo(2);
  }

  @Test
  void a_fault_after_reading_leaves_no_manifest_and_the_next_run_finishes() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    FaultPoints.arm("totesys.transform.after-read:throw");

    Run faulty = transform();
    Run next = transform();

    assertThat(faulty.failures()).extracting(Run.Failure::unit).containsExactly("currency");
    assertThat(faulty.watermarks()).isEmpty();
    assertThat(next.tally().written()).isEqualTo(2);
    assertThat(manifests()).hasSize(1);
  }

  @Test
  void an_input_that_is_set_aside_is_left_alone_and_holds_the_watermark() {
    String first = lake.extracted(R1, "currency", "snapshot", CURRENCY);
    lake.extracted(R2, "currency", "snapshot", CURRENCY);
    ledger.stand("transform", first, Standing.SET_ASIDE);

    Run run = transform();

    assertThat(manifests()).containsExactly(transformed(R2, "currency"));
    assertThat(run.watermarks()).isEmpty();
  }

  @Test
  void a_discarded_input_counts_as_done() {
    String first = lake.extracted(R1, "currency", "snapshot", CURRENCY);
    lake.extracted(R2, "currency", "snapshot", CURRENCY);
    ledger.stand("transform", first, Standing.CLOSED);
    ledger.written(R2, 2);

    Run run = transform();

    assertThat(run.watermarks()).containsEntry("transform", R2);
  }

  @Test
  void an_altered_parent_is_set_aside_and_its_child_waits() {
    String department = lake.extracted(R1, "department", "snapshot", DEPARTMENT);
    ledger.mark("extract/department", "{\"manifest\":\"%s\"}".formatted(department));
    transform();
    lake.extracted(R2, "staff", "snapshot", STAFF);
    s3.objects()
        .put(
            Lake.INGESTION
                + "/ingested/department/dt=2026-11-21/run=%s/part-00000.csv".formatted(R1),
            new byte[] {1});

    Run run = transform();

    assertThat(run.failures()).extracting(Run.Failure::unit).containsExactly("department");
    assertThat(ledger.altered("totesys", "transform")).containsExactly(department);
    assertThat(manifests()).doesNotContain(transformed(R2, "staff"));
    assertThat(ManifestCodec.runIdOf(run.watermarks().getOrDefault("transform", R1 + "///" + R1)))
        .isEqualTo(R1);
  }

  @Test
  void a_parent_with_another_number_of_rows_than_its_manifest_is_set_aside_and_its_child_waits() {
    String department = lake.extracted(R1, "department", "snapshot", DEPARTMENT);
    ledger.mark("extract/department", "{\"manifest\":\"%s\"}".formatted(department));
    transform();
    lake.extracted(R2, "staff", "snapshot", STAFF);
    lake.extracted(R1, "department", "snapshot", 9, DEPARTMENT.getBytes(StandardCharsets.UTF_8));

    Run run = transform();

    assertThat(run.failures()).extracting(Run.Failure::unit).containsExactly("department");
    assertThat(ledger.altered("totesys", "transform")).containsExactly(department);
    assertThat(manifests()).doesNotContain(transformed(R2, "staff"));
  }

  @Test
  void a_part_that_cannot_be_fetched_fails_its_table_once_and_alone() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    lake.extracted(R1, "staff", "snapshot", STAFF);
    s3.refuse(Lake.INGESTION + "/ingested/currency");

    Run run = transform();

    assertThat(run.failures()).extracting(Run.Failure::unit).containsExactly("currency");
    assertThat(run.conserved()).isTrue();
    assertThat(manifests()).containsExactly(transformed(R1, "staff"));
  }

  @Test
  void a_part_that_cannot_be_put_fails_its_table_once_and_leaves_no_manifest() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    s3.refuse(Lake.PROCESSED + "/processed");

    Run refused = transform();
    s3.refuse(null);
    Run later = transform();

    assertThat(refused.failures()).extracting(Run.Failure::unit).containsExactly("currency");
    assertThat(refused.tally().held()).isEqualTo(2);
    assertThat(refused.watermarks()).isEmpty();
    assertThat(later.tally().written()).isEqualTo(2);
    assertThat(manifests()).hasSize(1);
  }

  @Test
  void the_watermark_waits_for_a_run_that_may_still_put_manifests() {
    lake.extracted(R1, "currency", "snapshot", CURRENCY);
    ledger.written(R1, 2);
    lake.extracted(R2, "currency", "snapshot", CURRENCY);

    Run during = transform();
    lake.extracted(R2, "staff", "snapshot", STAFF);
    ledger.written(R2, 4);
    Run after = transform();

    assertThat(during.watermarks()).containsEntry("transform", R1);
    assertThat(after.failures()).isEmpty();
    assertThat(after.watermarks()).containsEntry("transform", R2);
  }
}
