package io.serai.totesys.extract;

import static io.serai.totesys.SourceTable.ADDRESS;
import static io.serai.totesys.SourceTable.CURRENCY;
import static io.serai.totesys.SourceTable.PAYMENT_TYPE;
import static io.serai.totesys.SourceTable.SALES_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Part;
import io.serai.lake.Sha256;
import io.serai.testing.Postgres;
import io.serai.totesys.TotesysError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small tables, read whole. */
class SnapshotIT {
  private static final String INSERT =
      "INSERT INTO currency VALUES (2, 'USD', '2022-11-03 14:20:49.962', '2022-11-03 14:20:49.962'),"
          + " (1, 'GBP', '2022-11-03 14:20:49.962', '2022-11-03 14:20:49.962')";

  @TempDir Path folder;
  private Extract extract;

  @BeforeEach
  void start() {
    extract = new Extract(folder);
  }

  @AfterEach
  void stop() {
    extract.close();
  }

  @Test
  void a_snapshot_is_one_csv_in_the_order_of_its_key() {
    extract.change(INSERT);
    Run run = extract.run(CURRENCY);
    String key = "ingested/currency/dt=2026-11-21/run=R001/part-00000.csv";
    byte[] csv = extract.s3.objects().get("in/" + key);
    assertThat(csv)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            """
            currency_id,currency_code,created_at,last_updated
            1,GBP,2022-11-03 14:20:49.962,2022-11-03 14:20:49.962
            2,USD,2022-11-03 14:20:49.962,2022-11-03 14:20:49.962
            """);
    var manifest = extract.routes.manifests.get(0);
    assertThat(manifest.facts()).containsOnly(entry("mode", "snapshot"));
    assertThat(manifest.rows()).isEqualTo(2);
    assertThat(manifest.parts())
        .containsExactly(new Part("currency", key, 2, csv.length, Sha256.hex(csv), false));
    assertThat(extract.mark(CURRENCY))
        .isEqualTo(
            new TableMark(
                "2022-11-03 14:20:49.962",
                Sha256.hex(csv),
                "manifests/totesys/extract/R001/currency.json",
                "R001"));
    assertThat(run.tally().written()).isEqualTo(2);
  }

  @Test
  void unchanged_rows_are_skipped_without_part_or_manifest() {
    extract.change(INSERT);
    extract.run(CURRENCY);
    Run second = extract.run(CURRENCY);
    assertThat(extract.routes.keys).hasSize(1);
    assertThat(extract.s3.objects()).hasSize(1);
    assertThat(second.tally().skipped()).isEqualTo(2);
    assertThat(second.watermarks()).isEmpty();
  }

  @Test
  void a_silent_update_and_a_deletion_are_seen_at_once() {
    extract.change(INSERT);
    extract.run(CURRENCY);
    extract.change("UPDATE currency SET currency_code = 'JPY' WHERE currency_id = 2");
    assertThat(extract.lines(extract.run(CURRENCY), CURRENCY))
        .hasSize(2)
        .anyMatch(l -> l.startsWith("2,JPY"));
    extract.change("DELETE FROM currency WHERE currency_id = 1");
    assertThat(extract.lines(extract.run(CURRENCY), CURRENCY)).hasSize(1);
  }

  @Test
  void an_empty_table_is_a_part_with_a_header_once() {
    extract.run(CURRENCY);
    extract.run(CURRENCY);
    assertThat(extract.routes.manifests).hasSize(1);
    assertThat(extract.routes.manifests.get(0).rows()).isZero();
    assertThat(extract.s3.objects()).hasSize(1);
  }

  @Test
  void an_altered_snapshot_is_made_again_although_nothing_changed() {
    extract.change(INSERT);
    extract.run(CURRENCY, ADDRESS);
    extract.ledger.alter("transform", "manifests/totesys/extract/R001/currency.json");
    Run second = extract.run(CURRENCY, ADDRESS);
    assertThat(extract.lines(second, CURRENCY)).hasSize(2);
    assertThat(extract.lines(second, ADDRESS)).isEmpty();
    assertThat(extract.routes.keys).contains("in/manifests/totesys/extract/R002/currency.json");
    assertThat(extract.ledger.altered("totesys", "transform")).isEmpty();
  }

  @Test
  void an_altered_snapshot_stays_altered_until_its_manifest_is_put() {
    extract.change(INSERT);
    extract.run(CURRENCY);
    extract.ledger.alter("transform", "manifests/totesys/extract/R001/currency.json");
    extract.routes.refuse = new IllegalStateException("no manifest today");
    extract.run(CURRENCY);
    assertThat(extract.ledger.altered("totesys", "transform")).hasSize(1);
  }

  @Test
  void null_and_the_empty_string_differ_and_any_script_survives() {
    extract.change(
        "INSERT INTO address VALUES (1, 'a \"b\", c', NULL, '', E'two\\nlines', 'NA', 'Zoë 東京 😀',"
            + " 'O''Hara''); DROP TABLE address;--', '2022-11-03 14:20:49.962', '2022-11-03 14:20:50')");
    extract.run(ADDRESS);
    assertThat(extract.s3.objects().values().iterator().next())
        .asString(StandardCharsets.UTF_8)
        .endsWith(
            "\n1,\"a \"\"b\"\", c\",,\"\",\"two\nlines\",NA,Zoë 東京 😀,"
                + "O'Hara'); DROP TABLE address;--,2022-11-03 14:20:49.962,2022-11-03 14:20:50\n");
  }

  @Test
  void an_additional_column_is_delivered_last_and_reported() {
    extract.change(INSERT, "ALTER TABLE currency ADD \"Dis,count\" numeric DEFAULT 1.5");
    Run run = extract.run(CURRENCY);
    assertThat(extract.s3.objects().get(Extract.folder(run, CURRENCY) + "part-00000.csv"))
        .asString(StandardCharsets.UTF_8)
        .startsWith("currency_id,currency_code,created_at,last_updated,\"Dis,count\"\n1,GBP,")
        .endsWith(",1.5\n");
    assertThat(extract.routes.manifests.get(0).facts()).containsEntry("drift", "Dis,count");
  }

  @Test
  void a_dropped_column_fails_its_table_and_no_other() {
    extract.change(INSERT, "ALTER TABLE address DROP phone");
    Run run = extract.run(ADDRESS, CURRENCY);
    assertThat(run.failures())
        .singleElement()
        .matches(f -> f.unit().equals("address"))
        .matches(f -> ((SeraiException) f.cause()).code() == TotesysError.SCHEMA_DRIFT);
    assertThat(extract.routes.keys)
        .containsExactly("in/manifests/totesys/extract/R001/currency.json");
  }

  @Test
  void a_wider_number_and_an_enum_are_no_drift() {
    extract.change(
        "ALTER TABLE sales_order ALTER unit_price TYPE numeric(12,2)",
        "CREATE TYPE \"PaymentTypeName\" AS ENUM ('SALES_RECEIPT')",
        "ALTER TABLE payment_type ALTER payment_type_name TYPE \"PaymentTypeName\""
            + " USING payment_type_name::\"PaymentTypeName\"");
    Run run = extract.run(SALES_ORDER, PAYMENT_TYPE);
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void a_broken_row_is_refused_once_and_the_rest_goes_on() {
    extract.close();
    extract = new Extract(folder, Postgres.database("ENCODING 'SQL_ASCII'"));
    extract.change(INSERT, "UPDATE currency SET currency_code = E'Zo\\xEB' WHERE currency_id = 2");
    Run first = extract.run(CURRENCY);
    assertThat(extract.lines(first, CURRENCY)).hasSize(1);
    assertThat(extract.ledger.rejects())
        .containsExactly(new Reject("currency", "currency_id=2", "the row is not UTF-8"));
    assertThat(extract.routes.manifests.get(0).rejected()).isEqualTo(1);
    Run second = extract.run(CURRENCY);
    assertThat(second.tally().skipped()).isEqualTo(2);
    assertThat(extract.ledger.rejects()).hasSize(1);
  }

  @Test
  void a_latin_1_source_arrives_as_utf_8() {
    extract.close();
    extract = new Extract(folder, Postgres.database("ENCODING 'LATIN1'"));
    extract.change(INSERT, "UPDATE currency SET currency_code = chr(235)");
    Run run = extract.run(CURRENCY);
    assertThat(extract.lines(run, CURRENCY)).allMatch(line -> line.contains(",ë,"));
  }
}
