package io.serai.totesys.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Run;
import io.serai.lake.Fetch;
import io.serai.lake.Manifest;
import io.serai.lake.Part;
import io.serai.testing.MemoryLedger;
import io.serai.totesys.Csv;
import io.serai.totesys.DuckSettings;
import io.serai.totesys.SourceTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which way a table takes, by the files that are left; and that both come to the same. */
class RemodelTest {
  private static final Path SQL = Path.of("config/totesys/transform");
  private static final String RUN = "20261121T040000000Z-000001";
  @TempDir Path root;
  private Path folder;
  private final MemoryLedger ledger = new MemoryLedger();
  private final Run run = new Run("r", "t", "totesys", "transform", Instant.EPOCH, 1, Map.of());

  @BeforeEach
  void unitFolder() throws Exception {
    folder = Files.createDirectories(root.resolve("unit"));
  }

  private static String payment(int id, String amount) {
    return Csv.payment(id, Csv.T0, amount, true).replace("2022-11-07", "2031-02-03");
  }

  private static String csv(String... lines) {
    return Csv.of(SourceTable.PAYMENT, lines);
  }

  private TransformJob remodel(Path sql, long rows, String... parts) throws Exception {
    List<Fetch> fetches = new ArrayList<>();
    for (String part : parts) {
      Path file = folder.resolve("payment-" + fetches.size() + ".csv");
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes);
      Part what = new Part("payment", file.getFileName().toString(), 0, bytes.length, "", false);
      fetches.add(new Fetch("m", "payment", what, file));
    }
    Manifest manifest =
        new Manifest(
            "totesys",
            "extract",
            RUN,
            "payment",
            null,
            rows,
            0,
            Map.of("mode", "delta"),
            List.of());
    String key = "manifests/totesys/extract/%s/payment.json".formatted(RUN);
    TransformJob job =
        new TransformJob(
            new TransformInput(key, "payment", null),
            Map.of(SourceTable.PAYMENT, manifest),
            folder,
            fetches);
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(camel);
      exchange.setProperty(Run.PROPERTY, run);
      exchange.getMessage().setBody(job);
      new Remodel(
              ledger,
              new DuckSettings("64MB", 2),
              sql,
              LocalDate.EPOCH,
              LocalDate.parse("2100-01-01"))
          .process(exchange);
    } finally {
      run.shared().close();
    }
    return job;
  }

  private boolean checkedFirst() {
    return Files.exists(folder.resolve("checked_payment.parquet"));
  }

  private List<String> rows(String target) {
    return ParquetRows.of(folder.resolve(target + ".parquet"));
  }

  @Test
  void good_rows_take_the_short_way() throws Exception {
    TransformJob job = remodel(SQL, 2, csv(payment(1, "2.50")), csv(payment(2, "3.50")));

    assertThat(checkedFirst()).isFalse();
    assertThat(job.result().written()).isEqualTo(2);
    assertThat(run.tally().read()).isEqualTo(2);
    assertThat(rows("fact_payment")).hasSize(2);
    assertThat(job.products()).extracting(p -> p.part().dataset()).contains("dim_date");
  }

  @Test
  void a_refused_row_leads_the_table_the_long_way() throws Exception {
    TransformJob job = remodel(SQL, 2, csv(payment(1, "2.50")), csv(payment(2, "3.505")));

    assertThat(checkedFirst()).isTrue();
    assertThat(job.result().written()).isEqualTo(1);
    assertThat(job.result().rejected()).isEqualTo(1);
    assertThat(run.tally().read()).isEqualTo(2);
    assertThat(ledger.rejects()).hasSize(1);
    assertThat(rows("fact_payment")).hasSize(1);
  }

  @Test
  void rows_that_a_comparison_found_gone_are_not_checked() throws Exception {
    String found =
        Csv.compared(
            SourceTable.PAYMENT, payment(2, "3.50"), Csv.tombstone(SourceTable.PAYMENT, 3, Csv.T0));

    remodel(SQL, 3, csv(payment(1, "2.50")), found);
    List<String> all = rows("fact_payment");

    assertThat(checkedFirst()).isFalse();
    assertThat(all).hasSize(3);
    assertThat(all.get(2)).contains("'payment_id': 3", "'is_deleted': true");
  }

  @Test
  void a_table_without_parts_is_done() throws Exception {
    TransformJob job = remodel(SQL, 0);

    assertThat(checkedFirst()).isFalse();
    assertThat(job.products()).isEmpty();
  }

  @Test
  void days_by_the_name_of_the_source_are_found_too() throws Exception {
    Path own = Files.createDirectories(root.resolve("sql"));
    for (String target : List.of("fact_payment", "dim_date")) {
      String text = Files.readString(SQL.resolve(target + ".sql"));
      Files.writeString(
          own.resolve(target + ".sql"), text.replace("FROM fact_payment;", "FROM payment;"));
    }

    remodel(own, 1, csv(payment(1, "2.50")));
    List<String> days = rows("dim_date");
    assertThat(checkedFirst()).isFalse();
    assertThat(days).hasSize(364 + 365 + 366);
  }

  @Test
  void a_hundred_and_fifty_thousand_rows_fit_into_the_least_memory() throws Exception {
    String[] lines =
        IntStream.rangeClosed(1, 150_000)
            .mapToObj(id -> payment(id, "2.50"))
            .toArray(String[]::new);

    TransformJob job = remodel(SQL, 150_000, csv(lines));

    assertThat(checkedFirst()).isFalse();
    assertThat(job.result().written()).isEqualTo(150_000);
  }
}
