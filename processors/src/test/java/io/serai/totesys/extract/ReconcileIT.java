package io.serai.totesys.extract;

import static io.serai.totesys.SourceTable.PAYMENT;
import static io.serai.totesys.SourceTable.TRANSACTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Run;
import io.serai.testing.Postgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison of a table with what was delivered finds. */
class ReconcileIT {
  private static final String NOON = "2022-11-03 12:00:00.186";
  private static final String TICK = "2026-11-21 04:00:00";

  @TempDir Path folder;
  private Extract extract;

  @BeforeEach
  void start() {
    extract = new Extract(folder);
    extract.transactions(1, 35, NOON);
    extract.run(TRANSACTION);
  }

  @AfterEach
  void stop() {
    extract.close();
  }

  @Test
  void a_table_without_changes_brings_nothing() {
    Run run = extract.compare(TRANSACTION);

    assertThat(run.tally().read()).isEqualTo(35);
    assertThat(run.tally().skipped()).isEqualTo(35);
    assertThat(extract.lines(run, TRANSACTION)).isEmpty();
    assertThat(run.watermarks()).isEmpty();
  }

  @Test
  void a_silent_change_is_delivered_once() {
    extract.transactions(36, 36, "2022-11-03 12:30:00");
    extract.run(TRANSACTION);
    extract.change("UPDATE transaction SET sales_order_id = NULL WHERE transaction_id = 7");
    assertThat(extract.run(TRANSACTION).tally().written()).as("no watermark sees it").isZero();

    Run run = extract.compare(TRANSACTION);

    assertThat(extract.lines(run, TRANSACTION))
        .singleElement()
        .asString()
        .startsWith("7,SALE,,,%s,%s,".formatted(NOON, NOON))
        .endsWith(",f");
    assertThat(extract.compare(TRANSACTION).tally().written()).isZero();
  }

  @Test
  void rows_that_are_gone_are_delivered_as_tombstones_once() {
    extract.change("DELETE FROM transaction WHERE transaction_id IN (1, 12, 13, 35)");

    Run run = extract.compare(TRANSACTION);

    assertThat(run.tally().read()).as("31 rows came, 4 were missed").isEqualTo(35);
    assertThat(run.tally().written()).isEqualTo(4);
    assertThat(extract.lines(run, TRANSACTION))
        .extracting(line -> line.replaceAll("[0-9a-f]{64}", "#"))
        .containsExactly(
            "1,,,,,%s,#,t".formatted(TICK),
            "12,,,,,%s,#,t".formatted(TICK),
            "13,,,,,%s,#,t".formatted(TICK),
            "35,,,,,%s,#,t".formatted(TICK));
    assertThat(extract.routes.keys)
        .contains("in/manifests/totesys/reconcile/R002/transaction.json");
    assertThat(extract.compare(TRANSACTION).tally().written()).isZero();
    assertThat(keys()).hasSize(31);
  }

  @Test
  void a_table_that_is_empty_now_is_gone_row_by_row() {
    extract.change("DELETE FROM transaction");

    assertThat(extract.compare(TRANSACTION).tally().written()).isEqualTo(35);
    assertThat(extract.compare(TRANSACTION).tally().read()).isZero();
  }

  @Test
  void a_row_that_comes_back_as_it_was_is_delivered_again() {
    extract.change("DELETE FROM transaction WHERE transaction_id = 5");
    extract.compare(TRANSACTION);
    extract.transactions(5, 5, NOON);

    Run run = extract.compare(TRANSACTION);

    assertThat(extract.lines(run, TRANSACTION)).singleElement().asString().startsWith("5,SALE,5,");
  }

  @Test
  void what_a_comparison_found_counts_only_when_its_run_closed() {
    extract.change("DELETE FROM transaction WHERE transaction_id = 5");
    assertThat(extract.open("reconcile", TRANSACTION).tally().written()).isEqualTo(1);

    assertThat(extract.compare(TRANSACTION).tally().written()).isEqualTo(1);
    assertThat(extract.compare(TRANSACTION).tally().written()).isZero();
  }

  @Test
  void a_row_that_only_an_unclosed_run_delivered_is_missed_when_it_goes() {
    extract.transactions(36, 36, NOON);
    extract.open(TRANSACTION);
    extract.change("DELETE FROM transaction WHERE transaction_id = 36");

    Run run = extract.compare(TRANSACTION);

    assertThat(extract.lines(run, TRANSACTION)).containsExactly("36,,,,,%s,,t".formatted(TICK));
  }

  @Test
  void a_column_that_nobody_knows_makes_no_new_version() {
    extract.change("ALTER TABLE transaction ADD COLUMN note text");
    assertThat(extract.compare(TRANSACTION).tally().written()).isZero();
    extract.change("UPDATE transaction SET note = 'a, \"b\"' WHERE transaction_id = 3");
    assertThat(extract.compare(TRANSACTION).tally().written()).isZero();

    extract.change("UPDATE transaction SET sales_order_id = 9 WHERE transaction_id = 3");
    Run run = extract.compare(TRANSACTION);

    assertThat(extract.lines(run, TRANSACTION))
        .singleElement()
        .asString()
        .startsWith("3,SALE,9,,%s,%s,\"a, \"\"b\"\"\",".formatted(NOON, NOON));
  }

  @Test
  void a_table_that_was_never_read_is_read_in_full() {
    extract.change(
        "INSERT INTO payment VALUES (1, '%1$s', '%1$s', 1, 1, 1.00, 1, 1, false, '2022-11-07', 1, 1)"
            .formatted(NOON));

    extract.compare(PAYMENT);

    assertThat(extract.routes.manifests).last().matches(m -> m.facts().get("mode").equals("full"));
  }

  private List<String> keys() {
    return Postgres.rows(extract.hub, "SELECT pk FROM serai.totesys_seen");
  }
}
