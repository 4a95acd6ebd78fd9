package io.serai.totesys.transform;

import static io.serai.totesys.Csv.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.lake.Manifest;
import io.serai.lake.Part;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.totesys.Csv;
import io.serai.totesys.Lake;
import io.serai.totesys.SourceTable;
import io.serai.totesys.StarFlow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of large tables whose rows are all good, and of such where one is not. */
class OnePassTest {
  private static final String R1 = "20261121T040000000Z-000001";
  private static final String LATER = "2022-11-03 15:20:49.962";

  /** A day beyond the calendar. */
  private static final String DAY = "2031-02-03";

  @TempDir Path work;
  @TempDir Path local;
  private final MemoryS3 s3 = new MemoryS3();
  private final Lake lake = new Lake(s3);
  private final MemoryLedger ledger = new MemoryLedger();
  private StarFlow flow;

  @BeforeEach
  void start() throws Exception {
    flow = new StarFlow(s3, ledger, work, () -> Long.MAX_VALUE, null);
  }

  @AfterEach
  void stop() {
    flow.close();
  }

  private static String payment(int id, String amount) {
    return Csv.payment(id, T0, amount, true).replace("2022-11-07", DAY);
  }

  private static String payments(String... lines) {
    return Csv.of(SourceTable.PAYMENT, lines);
  }

  private static String transactions(String... lines) {
    return Csv.of(SourceTable.TRANSACTION, lines);
  }

  /** Puts a table whose manifest says another number of rows; the manifest's key. */
  private String counted(long rows, String table, String csv) {
    return lake.extracted(R1, table, "delta", rows, csv.getBytes(StandardCharsets.UTF_8));
  }

  private void areSetAside(Run run, String... manifests) {
    assertThat(run.conserved()).isFalse();
    assertThat(ledger.altered("totesys", "transform")).containsExactlyInAnyOrder(manifests);
    assertThat(lake.keys(Lake.PROCESSED, "manifests/")).isEmpty();
  }

  private Manifest transformed(String table) {
    return lake.read(Lake.PROCESSED, "manifests/totesys/transform/%s/%s.json".formatted(R1, table));
  }

  /** Rows of a target's file, each as DuckDB writes it. */
  private List<String> rows(Manifest manifest, String target) throws Exception {
    Part part =
        manifest.parts().stream().filter(p -> p.dataset().equals(target)).findFirst().orElseThrow();
    Path file = Files.createTempFile(local, target, ".parquet");
    Files.write(file, s3.objects().get(Lake.PROCESSED + "/" + part.key()));
    return ParquetRows.of(file);
  }

  @Test
  void good_rows_and_the_days_they_refer_to() throws Exception {
    lake.extracted(R1, "payment", "delta", payments(payment(1, "2.50"), payment(2, "-3.00")));

    Run run = flow.transform();

    assertThat(run.failures()).isEmpty();
    assertThat(run.tally().read()).isEqualTo(2);
    assertThat(run.tally().written()).isEqualTo(2);
    assertThat(run.tally().balanced()).isTrue();
    Manifest manifest = transformed("payment");
    assertThat(rows(manifest, "fact_payment"))
        .hasSize(2)
        .first()
        .asString()
        .contains("'payment_amount': 2.50", "'is_deleted': false", "'payment_date': 2031-02-03");
    assertThat(rows(manifest, "dim_date"))
        .as("the years around the day beyond the calendar")
        .hasSize(364 + 365 + 366)
        .first()
        .asString()
        .contains("2030-01-02");
  }

  @Test
  void one_row_that_is_refused_is_told_and_the_others_are_what_they_are_alone() throws Exception {
    lake.extracted(R1, "payment", "delta", payments(payment(1, "2.50"), payment(3, "9.99")));
    flow.transform();
    List<String> alone = rows(transformed("payment"), "fact_payment");
    s3.objects().clear();
    lake.extracted(
        R1,
        "payment",
        "delta",
        payments(payment(1, "2.50"), payment(2, "1.005"), payment(3, "9.99")));

    Run run = flow.transform();

    assertThat(ledger.rejects())
        .containsExactly(
            new Reject(
                "ingested/payment/dt=2026-11-21/run=%s/part-00000.csv".formatted(R1),
                "payment_id=2",
                "payment_amount '1.005' has more than 2 decimals"));
    assertThat(run.failures()).isEmpty();
    assertThat(run.tally().read()).isEqualTo(3);
    assertThat(run.tally().rejected()).isEqualTo(1);
    assertThat(run.tally().balanced()).isTrue();
    assertThat(rows(transformed("payment"), "fact_payment")).isEqualTo(alone);
    assertThat(transformed("payment").facts()).containsEntry("incomplete", "fact_payment");
  }

  @Test
  void a_row_too_many_is_not_hidden_by_one_that_is_refused() {
    String csv = payments(payment(1, "2.50"), payment(2, "1.005"), payment(3, "9.99"));
    String key = counted(2, "payment", csv);

    areSetAside(flow.transform(), key);
  }

  @Test
  void a_row_too_many_sets_the_table_aside() {
    String payments =
        counted(2, "payment", payments(payment(1, "2"), payment(2, "3"), payment(3, "9")));
    String sales =
        transactions(Csv.transaction(1, "SALE", "1", ""), Csv.transaction(2, "SALE", "2", ""));
    String transactions = counted(1, "transaction", sales);

    areSetAside(flow.transform(), payments, transactions);
  }

  @Test
  void a_row_too_few_sets_the_table_aside() {
    String key = counted(2, "payment", payments(payment(1, "2.50")));

    areSetAside(flow.transform(), key);
  }

  @Test
  void of_a_dimensions_row_the_newest_version_alone_is_written() throws Exception {
    String sale = Csv.transaction(1, "SALE", "1", "");
    String later = Csv.transaction(1, "PURCHASE", "", "1").replaceFirst(T0 + "$", LATER);
    String other = Csv.transaction(2, "SALE", "2", "");
    lake.extracted(R1, "transaction", "delta", transactions(sale, later, other));

    Run run = flow.transform();

    assertThat(run.failures()).isEmpty();
    assertThat(run.tally().written()).isEqualTo(2);
    assertThat(run.tally().skipped()).isEqualTo(1);
    assertThat(run.tally().balanced()).isTrue();
    assertThat(rows(transformed("transaction"), "dim_transaction"))
        .hasSize(2)
        .first()
        .asString()
        .contains("PURCHASE");
  }

  @Test
  void a_table_without_rows_is_done() {
    lake.extracted(R1, "payment", "delta", payments());

    Run run = flow.transform();

    assertThat(run.failures()).isEmpty();
    assertThat(run.tally().read()).isZero();
    assertThat(transformed("payment").parts()).isEmpty();
  }
}
