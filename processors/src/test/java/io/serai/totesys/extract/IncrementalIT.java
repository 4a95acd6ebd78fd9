package io.serai.totesys.extract;

import static io.serai.totesys.SourceTable.STAFF;
import static io.serai.totesys.SourceTable.TRANSACTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.ErrorCode;
import io.serai.core.FaultPoints;
import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Sha256;
import io.serai.testing.Postgres;
import io.serai.totesys.TotesysError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large tables: key ranges first, then what changed. Chunks have ten keys. */
class IncrementalIT {
  private static final String NOON = "2022-11-03 12:00:00.186";

  @TempDir Path folder;
  private Extract extract;

  @BeforeEach
  void start() {
    extract = new Extract(folder);
  }

  @AfterEach
  void stop() {
    FaultPoints.arm(null);
    extract.close();
  }

  @Test
  void the_first_read_walks_the_keys_and_writes_a_part_for_each_range() {
    extract.transactions(1, 25, NOON);
    Run run = extract.run(TRANSACTION);
    assertThat(extract.s3.objects()).hasSize(3);
    assertThat(extract.lines(run, TRANSACTION)).hasSize(25);
    var manifest = extract.routes.manifests.get(0);
    assertThat(manifest.facts()).containsEntry("mode", "full");
    assertThat(manifest.parts()).extracting(p -> p.rows()).containsExactly(10L, 10L, 5L);
    assertThat(extract.mark(TRANSACTION))
        .isEqualTo(
            new TableMark(NOON, null, "manifests/totesys/extract/R001/transaction.json", "R001"));
  }

  @Test
  void every_row_carries_the_hash_of_its_own_bytes() {
    extract.transactions(1, 1, NOON);
    Run run = extract.run(TRANSACTION);
    String row = "1,SALE,1,,2022-11-03 12:00:00.186,2022-11-03 12:00:00.186";
    assertThat(extract.lines(run, TRANSACTION))
        .containsExactly(row + "," + Sha256.hex(row.getBytes(StandardCharsets.UTF_8)));
    assertThat(extract.s3.objects().values().iterator().next())
        .asString(StandardCharsets.UTF_8)
        .startsWith(
            "transaction_id,transaction_type,sales_order_id,purchase_order_id,created_at,last_updated,row_hash\n");
  }

  @Test
  void the_second_read_finds_nothing_and_moves_nothing() {
    extract.transactions(1, 25, NOON);
    extract.run(TRANSACTION);
    Run second = extract.run(TRANSACTION);
    assertThat(extract.routes.keys).hasSize(1);
    assertThat(second.tally().skipped()).isEqualTo(25);
    assertThat(second.watermarks()).isEmpty();
  }

  @Test
  void a_changed_row_is_delivered_and_its_neighbours_of_the_same_millisecond_are_not() {
    extract.transactions(1, 25, NOON);
    extract.run(TRANSACTION);
    extract.change("UPDATE transaction SET sales_order_id = 99 WHERE transaction_id = 7");
    Run second = extract.run(TRANSACTION);
    assertThat(extract.lines(second, TRANSACTION))
        .singleElement()
        .asString()
        .startsWith("7,SALE,99,");
    assertThat(extract.routes.manifests.get(1).facts()).containsEntry("mode", "delta");
  }

  @Test
  void rows_that_join_the_watermarks_millisecond_are_not_lost() {
    extract.transactions(1, 5, NOON);
    extract.run(TRANSACTION);
    extract.transactions(6, 42, NOON);
    assertThat(extract.lines(extract.run(TRANSACTION), TRANSACTION)).hasSize(37);
  }

  @Test
  void a_late_row_is_delivered_once() {
    extract.transactions(1, 5, NOON);
    extract.run(TRANSACTION);
    extract.transactions(6, 6, "2022-11-03 11:57:00");
    assertThat(extract.lines(extract.run(TRANSACTION), TRANSACTION)).hasSize(1);
    assertThat(extract.lines(extract.run(TRANSACTION), TRANSACTION)).isEmpty();
    assertThat(extract.mark(TRANSACTION).lastUpdated()).isEqualTo(NOON);
  }

  @Test
  void a_row_older_than_the_overlap_is_not_read() {
    extract.transactions(1, 5, NOON);
    extract.run(TRANSACTION);
    extract.transactions(6, 6, "2022-11-03 11:49:59");
    Run second = extract.run(TRANSACTION);
    assertThat(second.tally().read()).isEqualTo(5);
  }

  @Test
  void a_future_stamp_is_delivered_once_and_does_not_move_the_watermark_past_the_clock() {
    extract.transactions(1, 5, NOON);
    extract.transactions(6, 6, "2999-01-01 00:00:00");
    extract.run(TRANSACTION);
    String clock = extract.sql("SELECT (clock_timestamp() AT TIME ZONE 'UTC')::text").get(0);
    assertThat(extract.mark(TRANSACTION).lastUpdated())
        .isLessThanOrEqualTo(clock)
        .isGreaterThan(NOON);
    assertThat(extract.lines(extract.run(TRANSACTION), TRANSACTION)).isEmpty();
  }

  @Test
  void what_an_unclosed_run_delivered_is_delivered_again() {
    extract.transactions(1, 5, NOON);
    extract.run(TRANSACTION);
    extract.transactions(6, 9, "2022-11-03 12:05:00");
    assertThat(extract.lines(extract.open(TRANSACTION), TRANSACTION)).hasSize(4);
    assertThat(extract.lines(extract.run(TRANSACTION), TRANSACTION)).hasSize(4);
    assertThat(extract.lines(extract.run(TRANSACTION), TRANSACTION)).isEmpty();
  }

  @Test
  void a_mass_update_is_read_in_ranges_too() {
    extract.transactions(1, 35, NOON);
    extract.run(TRANSACTION);
    extract.change(
        "UPDATE transaction SET last_updated = '2022-11-03 12:00:01.001'", "ANALYZE transaction");
    Run second = extract.run(TRANSACTION);
    assertThat(extract.lines(second, TRANSACTION)).hasSize(35);
    assertThat(extract.routes.manifests.get(1).parts()).hasSize(4);
    assertThat(extract.lines(extract.run(TRANSACTION), TRANSACTION)).isEmpty();
  }

  @Test
  void an_altered_delta_makes_the_table_read_in_full_and_what_is_gone_stays_known() {
    extract.transactions(1, 25, NOON);
    extract.run(TRANSACTION);
    extract.change("DELETE FROM transaction WHERE transaction_id > 20");
    extract.ledger.alter("transform", "manifests/totesys/extract/R001/transaction.json");
    Run second = extract.run(TRANSACTION);
    assertThat(extract.lines(second, TRANSACTION)).hasSize(20);
    assertThat(extract.ledger.altered("totesys", "transform")).isEmpty();
    extract.run(TRANSACTION);
    assertThat(seen()).as("or its end would not be noticed").isEqualTo(25);
  }

  @Test
  void settling_keeps_the_latest_version_of_each_row() {
    extract.transactions(1, 3, NOON);
    extract.run(TRANSACTION);
    extract.change(
        "UPDATE transaction SET last_updated = '2022-11-03 12:00:01' WHERE transaction_id = 2");
    extract.run(TRANSACTION);
    extract.run(TRANSACTION);
    assertThat(
            Postgres.rows(
                extract.hub, "SELECT pk, last_updated FROM serai.totesys_seen ORDER BY pk"))
        .containsExactly(
            "1|2022-11-03 12:00:00.186", "2|2022-11-03 12:00:01", "3|2022-11-03 12:00:00.186");
    assertThat(Postgres.rows(extract.hub, "SELECT * FROM serai.totesys_seen_pending")).isEmpty();
  }

  @Test
  void an_empty_table_is_read_in_full_until_it_has_rows() {
    Run first = extract.run(TRANSACTION);
    assertThat(extract.routes.keys).isEmpty();
    assertThat(first.watermarks()).isEmpty();
    extract.transactions(1, 2, NOON);
    extract.run(TRANSACTION);
    assertThat(extract.routes.manifests.get(0).facts()).containsEntry("mode", "full");
  }

  @Test
  void broken_rows_are_refused_once_with_their_key() {
    extract.close();
    extract = new Extract(folder, Postgres.database("ENCODING 'SQL_ASCII'"));
    extract.transactions(1, 4, NOON);
    extract.change(
        "UPDATE transaction SET transaction_type = E'\\xEB' WHERE transaction_id = 2",
        "UPDATE transaction SET last_updated = 'infinity' WHERE transaction_id = 3");
    Run first = extract.run(TRANSACTION);
    assertThat(first.tally().rejected()).isEqualTo(2);
    assertThat(extract.ledger.rejects())
        .extracting(r -> r.position() + " " + r.reason())
        .containsExactly(
            "transaction_id=2 the row is not UTF-8",
            "transaction_id=3 last_updated is not a moment");
    Run second = extract.run(TRANSACTION);
    assertThat(second.tally().skipped()).isEqualTo(4);
    assertThat(extract.mark(TRANSACTION).lastUpdated()).isEqualTo(NOON);
  }

  @Test
  void a_fault_after_the_read_leaves_nothing_behind_and_the_next_run_reads_again() {
    extract.transactions(1, 25, NOON);
    FaultPoints.arm("totesys.extract.after-read:2:throw");
    Run first = extract.run(TRANSACTION);
    assertThat(first.failures()).extracting(Run.Failure::unit).containsExactly("transaction");
    assertThat(first.tally().read()).isZero();
    assertThat(extract.routes.keys).isEmpty();
    Run second = extract.run(TRANSACTION);
    assertThat(extract.lines(second, TRANSACTION)).hasSize(25);
    // why: of three chunks two were read when the fault came, the other one may or may not have
    // been
    assertThat(
            Postgres.rows(
                extract.hub,
                "SELECT count(*) BETWEEN 15 AND 25, max(hash) FROM serai.totesys_seen"))
        .as("rows the failed run may have delivered, with a version that none has")
        .containsExactly("t|\\x");
    extract.run(TRANSACTION);
    assertThat(seen()).isEqualTo(25);
  }

  @Test
  void a_full_disk_is_refused_before_reading() {
    extract.transactions(1, 25, NOON);
    extract.freeBytes = 100;
    assertCode(extract.run(TRANSACTION), HubError.DISK_FULL);
    assertThat(extract.s3.objects()).isEmpty();
  }

  @Test
  void a_hub_database_that_refuses_is_not_blamed_on_the_source() {
    extract.transactions(1, 5, NOON);
    Postgres.execute(extract.hub, "DROP TABLE serai.totesys_seen_pending CASCADE");
    assertCode(extract.run(TRANSACTION), HubError.LEDGER_UNAVAILABLE);
  }

  @Test
  void a_source_that_refuses_fails_its_table_as_transient_and_the_next_goes_on() {
    extract.transactions(1, 5, NOON);
    extract.change(
        "ALTER TABLE transaction RENAME TO hidden",
        "CREATE VIEW transaction AS SELECT transaction_id, transaction_type,"
            + " sales_order_id / (transaction_id - 3) AS sales_order_id, purchase_order_id,"
            + " created_at, last_updated FROM hidden");
    Run run = extract.run(TRANSACTION, STAFF);
    assertCode(run, TotesysError.SOURCE_UNAVAILABLE);
    assertThat(SeraiException.isTransient(run.failures().get(0).cause())).isTrue();
    assertThat(extract.routes.keys).containsExactly("in/manifests/totesys/extract/R001/staff.json");
  }

  @Test
  void the_source_is_never_written_to() {
    extract.transactions(1, 5, NOON);
    extract.change(
        "CREATE SEQUENCE touched",
        "ALTER TABLE transaction RENAME TO hidden",
        "CREATE VIEW transaction AS SELECT transaction_id, transaction_type,"
            + " nextval('touched')::integer AS sales_order_id, purchase_order_id,"
            + " created_at, last_updated FROM hidden");
    assertCode(extract.run(TRANSACTION), TotesysError.SOURCE_UNAVAILABLE);
  }

  /** Chunks that are read together may each meet the same trouble. */
  private static void assertCode(Run run, ErrorCode code) {
    assertThat(run.failures())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(SeraiException.codeOf(f.cause())).isEqualTo(code));
  }

  private int seen() {
    return Integer.parseInt(
        Postgres.rows(extract.hub, "SELECT count(*) FROM serai.totesys_seen").get(0));
  }
}
