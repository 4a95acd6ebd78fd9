package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Damage;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody changes what the hub wrote: the next run says so, and the data is made again. */
class ConservationIT {
  private static final String LETTERS =
      "SELECT stage || ' ' || code || ' ' || state FROM serai.dead_letter ORDER BY id";

  @ParameterizedTest
  @CsvSource({"sales_order, CSV_ROW_REMOVED", "address, CSV_ROW_REMOVED", "counterparty, DELETED"})
  @Scenario("T23")
  void a_damaged_csv_part_fails_the_run_and_is_read_again(String table, Damage damage) {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      hub.totesysUpTo("extract");
      damage.to(space.extracted(), space.key(space.ingestion(), "ingested/" + table + "/"));

      Chain broken = hub.totesys();

      assertThat(broken.stage("transform").status()).isEqualTo("FAILED");
      assertThat(broken.stage("transform").error()).contains(table);
      assertThat(space.hub().rows(LETTERS)).containsExactly("transform SERAI-1016 OPEN");
      isMadeAgain(hub, "transform SERAI-1016 REPLACED");
    }
  }

  @ParameterizedTest
  @CsvSource({"sales_order, ROWS_EDITED", "payment, PARTS_REMOVED", "staff, DELETED"})
  void a_damaged_extract_manifest_fails_the_run_and_is_read_again(String table, Damage damage) {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      String run = hub.totesysUpTo("extract").stage("extract").id();
      damage.to(space.extracted(), "manifests/totesys/extract/%s/%s.json".formatted(run, table));

      Chain broken = hub.totesys();

      assertThat(broken.stage("transform").status()).isEqualTo("FAILED");
      assertThat(broken.stage("transform").error()).contains(table);
      assertThat(space.hub().rows(LETTERS)).containsExactly("transform SERAI-1017 OPEN");
      isMadeAgain(hub, "transform SERAI-1017 REPLACED");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fact_sales_order, PARQUET_ROW_REMOVED",
    "fact_payment, TRUNCATED",
    "dim_currency, DELETED"
  })
  @Scenario("T23")
  void a_damaged_parquet_part_is_not_loaded_and_is_derived_again(String target, Damage damage) {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      hub.totesysUpTo("transform");
      damage.to(space.remodelled(), space.key(space.processed(), "processed/" + target + "/"));

      Chain broken = hub.totesys();

      assertThat(broken.stage("load").status()).isEqualTo("FAILED");
      assertThat(broken.stage("load").error()).contains(target);
      assertThat(space.hub().rows(LETTERS)).containsExactly("load SERAI-1016 OPEN");
      isMadeAgain(hub, "load SERAI-1016 REPLACED");
    }
  }

  @ParameterizedTest
  @CsvSource({"sales_order, ROWS_EDITED", "staff, TRUNCATED"})
  void a_damaged_transform_manifest_fails_the_run_and_is_derived_again(
      String table, Damage damage) {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      String run = hub.totesysUpTo("transform").stage("extract").id();
      damage.to(space.remodelled(), "manifests/totesys/transform/%s/%s.json".formatted(run, table));

      Chain broken = hub.totesys();

      assertThat(broken.stage("load").status()).isEqualTo("FAILED");
      assertThat(broken.stage("load").error()).contains(table);
      assertThat(space.hub().rows(LETTERS)).containsExactly("load SERAI-1017 OPEN");
      isMadeAgain(hub, "load SERAI-1017 REPLACED");
    }
  }

  @ParameterizedTest
  @CsvSource({"sales_order, false", "payment, true"})
  void a_transform_manifest_that_is_gone_fails_the_run_and_is_derived_again(
      String table, boolean loaded) {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      Chain first = loaded ? hub.totesys() : hub.totesysUpTo("transform");
      String run = first.stage("extract").id();
      space.remodelled().delete("manifests/totesys/transform/%s/%s.json".formatted(run, table));

      Chain broken = hub.totesys();

      assertThat(broken.stage("transform").status()).isEqualTo("FAILED");
      assertThat(broken.stage("transform").error()).contains(table);
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
      assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
      assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    }
  }

  @Test
  void a_manifest_deleted_between_two_extract_runs_is_missed_by_the_one_that_follows_it() {
    String[] changes = {
      "UPDATE payment SET payment_amount = 1, last_updated = '2022-11-08 10:00:00'",
      "UPDATE payment SET payment_amount = 2, last_updated = '2022-11-08 11:00:00'"
          + " WHERE payment_id = 3"
    };
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      hub.totesys();
      space.source().run(changes[0]);
      String lost = hub.totesysUpTo("extract").stage("extract").id();
      space.source().run(changes[1]);
      hub.totesysUpTo("extract");
      space.extracted().delete("manifests/totesys/extract/%s/payment.json".formatted(lost));

      Chain broken = hub.totesys();

      assertThat(broken.stage("transform").status()).isEqualTo("FAILED");
      assertThat(broken.stage("transform").error()).contains("payment", lost);
      assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
      assertThat(
              space
                  .warehouse()
                  .rows("SELECT payment_id, payment_amount FROM current_payment ORDER BY 1"))
          .containsExactly("1|1.00", "2|1.00", "3|2.00");
      assertThat(space.hub().rows(LETTERS)).containsExactly("transform SERAI-1017 REPLACED");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fact_payment, DELETE FROM fact_payment WHERE payment_id = 2",
    "dim_design, DELETE FROM dim_design WHERE design_id = 379"
  })
  void a_row_deleted_from_the_warehouse_fails_the_next_run(String target, String behindTheBack) {
    try (TestHub hub = TestHub.start(Space.small())) {
      hub.totesys();
      hub.space().warehouse().run(behindTheBack);

      Chain next = hub.totesys();

      assertThat(next.stage("load").status()).isEqualTo("FAILED");
      assertThat(next.stage("load").error()).contains("SERAI-2004", target);
    }
  }

  private static void isMadeAgain(TestHub hub, String letter) {
    Space space = hub.space();

    assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");

    assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
    assertThat(space.hub().rows(LETTERS)).containsExactly(letter);
    assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
    assertThat(Star.differences(Star.ofSmall(), Star.of(space.warehouse()))).isEmpty();
  }
}
