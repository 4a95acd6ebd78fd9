package io.serai.totesys.load;

import static io.serai.totesys.Csv.T0;
import static io.serai.totesys.SourceTable.ADDRESS;
import static io.serai.totesys.SourceTable.COUNTERPARTY;
import static io.serai.totesys.SourceTable.CURRENCY;
import static io.serai.totesys.SourceTable.DEPARTMENT;
import static io.serai.totesys.SourceTable.DESIGN;
import static io.serai.totesys.SourceTable.PAYMENT;
import static io.serai.totesys.SourceTable.SALES_ORDER;
import static io.serai.totesys.SourceTable.STAFF;
import static io.serai.totesys.SourceTable.TRANSACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.FaultPoints;
import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.Manifest;
import io.serai.lake.Part;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.testing.Postgres;
import io.serai.totesys.Csv;
import io.serai.totesys.Lake;
import io.serai.totesys.SourceTable;
import io.serai.totesys.StarFlow;
import io.serai.totesys.TotesysError;
import io.serai.warehouse.LoadSettings;
import io.serai.warehouse.Statements;
import io.serai.warehouse.Warehouse;
import io.serai.warehouse.WarehouseSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class LoadIT {
  private static final String LATER = "2024-11-18 07:55:11.000";
  static DataSource warehouse;

  @TempDir Path work;
  private final MemoryS3 s3 = new MemoryS3();
  private final Lake lake = new Lake(s3);
  private final MemoryLedger ledger = new MemoryLedger();
  private final Map<String, Long> rowsOf = new HashMap<>();
  private StarFlow flow;
  private int runs;

  @BeforeAll
  static void migrate() {
    warehouse = Postgres.create("load_it");
    WarehouseSchema.migrate(warehouse, "public", Path.of("config/totesys/warehouse"));
  }

  @BeforeEach
  void start() throws Exception {
    sql(
        "TRUNCATE fact_sales_order, fact_purchase_order, fact_payment, dim_date, dim_staff,"
            + " dim_location, dim_currency, dim_design, dim_counterparty, dim_payment_type,"
            + " dim_transaction, serai_load, serai_tombstone");
    flow = flow(s3, ledger, work, warehouse);
  }

  /** The stages over a warehouse; another kind of warehouse has another one. */
  StarFlow flow(MemoryS3 s3, MemoryLedger ledger, Path work, DataSource warehouse)
      throws Exception {
    return new StarFlow(s3, ledger, work, () -> Long.MAX_VALUE, warehouse);
  }

  @AfterEach
  void stop() {
    FaultPoints.arm(null);
    flow.close();
  }

  private static void sql(String sql) throws SQLException {
    try (Connection connection = warehouse.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Every row, its columns between bars. */
  private static List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = warehouse.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getString(i));
        }
        rows.add(String.join("|", columns.stream().map(String::valueOf).toList()));
      }
    }
    return rows;
  }

  /** A new extract run with one table; the run's id. */
  private String extracted(SourceTable table, String mode, String... lines) {
    return extractedIn(nextRun(), table, mode, lines);
  }

  private String extractedIn(String runId, SourceTable table, String mode, String... lines) {
    late(runId, table, mode, lines);
    rowsOf.merge(runId, (long) lines.length, Long::sum);
    ledger.written(runId, rowsOf.get(runId));
    return runId;
  }

  /** As a hub that had lost its lease writes it: the run never closes well. */
  private void late(String runId, SourceTable table, String mode, String... lines) {
    byte[] csv = Csv.of(table, lines).getBytes(StandardCharsets.UTF_8);
    String key = lake.extracted(runId, table.table(), mode, lines.length, csv);
    ledger.mark("extract/" + table.table(), "{\"manifest\":\"%s\"}".formatted(key));
  }

  private String nextRun() {
    runs++;
    return "20261121T0400%02d000Z-%06d".formatted(runs, runs);
  }

  private Run transformAndLoad() {
    Run transform = flow.transform();
    assertThat(transform.failures()).isEmpty();
    assertThat(transform.unbalanced()).isEmpty();
    Run load = flow.load();
    assertThat(load.unbalanced()).isEmpty();
    return load;
  }

  private static String transformed(String runId, String name) {
    return "manifests/totesys/transform/%s/%s.json".formatted(runId, name);
  }

  @Test
  @Tag("T3")
  void each_version_of_a_fact_is_a_row_and_the_view_shows_the_latest() throws Exception {
    extracted(PAYMENT, "full", Csv.payment(2, T0, "552548.62", false));
    transformAndLoad();
    extracted(PAYMENT, "delta", Csv.payment(2, LATER, "552548.62", true));

    Run run = transformAndLoad();

    assertThat(run.failures()).isEmpty();
    assertThat(
            rows(
                "SELECT payment_id, payment_amount, paid, last_updated_date, last_updated_time"
                    + " FROM fact_payment ORDER BY payment_record_id"))
        .containsExactly(
            "2|552548.62|f|2022-11-03|14:20:49.962", "2|552548.62|t|2024-11-18|07:55:11");
    assertThat(rows("SELECT payment_id, paid FROM current_payment")).containsExactly("2|t");
  }

  @Test
  @Tag("T4")
  @Tag("T16")
  void money_is_exact_and_history_keeps_both_states() throws Exception {
    extracted(SALES_ORDER, "full", Csv.salesOrder(3, T0, 65839, "2.91", 4));
    transformAndLoad();
    extracted(SALES_ORDER, "delta", Csv.salesOrder(3, LATER, 70000, "2.91", 4));

    transformAndLoad();

    assertThat(rows("SELECT units_sold * unit_price FROM fact_sales_order ORDER BY 1"))
        .containsExactly("191591.49", "203700.00");
    assertThat(rows("SELECT units_sold * unit_price FROM current_sales_order"))
        .containsExactly("203700.00");
  }

  @Test
  @Tag("T5")
  void a_version_that_is_delivered_again_is_counted_and_not_doubled() throws Exception {
    String order = Csv.salesOrder(3, T0, 65839, "2.91", 4);
    extracted(SALES_ORDER, "full", order);
    transformAndLoad();
    extracted(SALES_ORDER, "delta", order, order, Csv.salesOrder(4, T0, 1, "1.00", 4));

    Run run = transformAndLoad();

    assertThat(run.tally().read()).isEqualTo(3);
    assertThat(run.tally().written()).isEqualTo(1);
    assertThat(run.tally().skipped()).isEqualTo(2);
    assertThat(rows("SELECT sales_order_id FROM fact_sales_order ORDER BY 1"))
        .containsExactly("3", "4");
  }

  @Test
  void a_new_version_that_comes_twice_in_one_file_is_written_once() throws Exception {
    String order = Csv.salesOrder(3, T0, 65839, "2.91", 4);
    extracted(SALES_ORDER, "full", order, order, order);

    Run run = transformAndLoad();

    assertThat(run.tally().written()).isEqualTo(1);
    assertThat(run.tally().skipped()).isEqualTo(2);
  }

  @Test
  void a_large_file_after_a_small_one_is_not_compared_with_its_own_rows() throws Exception {
    int rows = 10_000;
    extracted(SALES_ORDER, "full", Csv.salesOrder(1, T0, 1, "1.00", 4));
    transformAndLoad();
    sql("ANALYZE fact_sales_order");
    extracted(
        SALES_ORDER,
        "delta",
        IntStream.range(2, 2 + rows)
            .mapToObj(key -> Csv.salesOrder(key, T0, 1, "1.00", 4))
            .toArray(String[]::new));
    long blocksBefore = fromStatistics("heap_blks_hit + heap_blks_read", "pg_statio_user_tables");
    long insertedBefore = fromStatistics("n_tup_ins", "pg_stat_user_tables");

    transformAndLoad();

    Awaitility.await("the server's statistics")
        .atMost(Duration.ofSeconds(60))
        .until(() -> fromStatistics("n_tup_ins", "pg_stat_user_tables") >= insertedBefore + rows);
    long blocks =
        fromStatistics("heap_blks_hit + heap_blks_read", "pg_statio_user_tables") - blocksBefore;
    assertThat(blocks).isLessThan(20L * rows);
  }

  private static long fromStatistics(String number, String view) throws SQLException {
    return Long.parseLong(
        rows("SELECT %s FROM %s WHERE relname = 'fact_sales_order'".formatted(number, view))
            .get(0));
  }

  @Test
  @Tag("T2")
  void a_run_without_news_touches_nothing() throws Exception {
    extracted(SALES_ORDER, "full", Csv.salesOrder(3, T0, 65839, "2.91", 4));
    transformAndLoad();
    List<String> before = rows("SELECT count(*), max(load_order) FROM serai_load");

    Run run = transformAndLoad();

    assertThat(run.failures()).isEmpty();
    assertThat(run.tally().read()).isZero();
    assertThat(rows("SELECT count(*), max(load_order) FROM serai_load")).isEqualTo(before);
  }

  @Test
  @Tag("T28")
  void a_fact_that_comes_before_its_dimensions_gets_placeholders_that_are_overwritten()
      throws Exception {
    extracted(SALES_ORDER, "full", Csv.salesOrder(3, T0, 65839, "2.91", 4));

    Run first = transformAndLoad();

    assertThat(rows("SELECT city, is_placeholder, address_line_2 FROM dim_location"))
        .containsExactly("Unknown|t|null");
    assertThat(first.tally().produced()).isEqualTo(3654 + 5);
    extracted(ADDRESS, "snapshot", Csv.address(1, "", "Here"));

    transformAndLoad();

    assertThat(rows("SELECT city, is_placeholder, is_active FROM dim_location"))
        .containsExactly("Here|f|t");
  }

  @Test
  @Tag("T8")
  void a_changed_dimension_row_shows_only_its_latest_values() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/private/var"), Csv.design(51, "/usr"));
    transformAndLoad();
    extracted(DESIGN, "snapshot", Csv.design(50, "/proc"), Csv.design(51, "/usr"));

    Run run = transformAndLoad();

    assertThat(run.tally().written()).isEqualTo(1);
    assertThat(run.tally().skipped()).isEqualTo(1);
    assertThat(rows("SELECT design_id, file_location FROM dim_design ORDER BY 1"))
        .containsExactly("50|/proc", "51|/usr");
  }

  @Test
  @Tag("T10")
  void a_deleted_dimension_row_is_kept_inactive_and_comes_back() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"), Csv.design(379, "/usr"));
    transformAndLoad();
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    transformAndLoad();
    List<String> gone = rows("SELECT is_active FROM dim_design WHERE design_id = 379");
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"), Csv.design(379, "/usr"));

    transformAndLoad();

    assertThat(gone).containsExactly("f");
    assertThat(rows("SELECT is_active FROM dim_design WHERE design_id = 379")).containsExactly("t");
  }

  @Test
  void a_snapshot_without_rows_deactivates_them_all() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    transformAndLoad();
    extracted(DESIGN, "snapshot");

    Run run = transformAndLoad();

    assertThat(run.failures()).isEmpty();
    assertThat(rows("SELECT is_active FROM dim_design")).containsExactly("f");
  }

  @Test
  void a_refused_dimension_row_is_not_taken_for_a_deleted_one() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"), Csv.design(51, "/usr"));
    transformAndLoad();
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"), "51,yesterday,a,b,c," + T0);

    transformAndLoad();

    assertThat(rows("SELECT design_id, is_active FROM dim_design ORDER BY 1"))
        .containsExactly("50|t", "51|t");
  }

  @Test
  @Tag("T11")
  void an_address_changes_its_location_and_its_counterparties() throws Exception {
    extracted(ADDRESS, "snapshot", Csv.address(15, "", "Old"), Csv.address(16, "", "Old"));
    extracted(
        COUNTERPARTY,
        "snapshot",
        Csv.counterparty(1, "Fahey and Sons", 15),
        Csv.counterparty(7, "\"Padberg, Lueilwitz\"", 16));
    transformAndLoad();
    extracted(ADDRESS, "snapshot", Csv.address(15, "", "New"), Csv.address(16, "", "Old"));

    transformAndLoad();

    assertThat(rows("SELECT location_id, city, postal_code FROM dim_location ORDER BY 1"))
        .containsExactly("15|New|08841", "16|Old|08841");
    assertThat(
            rows(
                "SELECT counterparty_legal_name, counterparty_legal_city FROM dim_counterparty"
                    + " ORDER BY counterparty_id"))
        .containsExactly("Fahey and Sons|New", "Padberg, Lueilwitz|Old");
  }

  @Test
  @Tag("T12")
  @Tag("T13")
  void a_department_that_comes_later_completes_its_staff() throws Exception {
    extracted(DEPARTMENT, "snapshot", Csv.department(4, "Dispatch", "Leds"));
    extracted(STAFF, "snapshot", Csv.staff(13, "Lehner", 4), Csv.staff(21, "New", 9));
    transformAndLoad();
    List<String> before = rows("SELECT department_name, location FROM dim_staff ORDER BY 1");
    extracted(
        DEPARTMENT,
        "snapshot",
        Csv.department(4, "Dispatch", "Leeds"),
        Csv.department(9, "Space", ""));

    transformAndLoad();

    assertThat(before).containsExactly("Dispatch|Leds", "Unknown|Unknown");
    assertThat(rows("SELECT department_name, location FROM dim_staff ORDER BY 1"))
        .containsExactly("Dispatch|Leeds", "Space|Unknown");
  }

  @Test
  @Tag("T14")
  void currencies_have_the_english_names_of_the_jvm() throws Exception {
    extracted(
        CURRENCY,
        "snapshot",
        Csv.currency(1, "GBP"),
        Csv.currency(2, "USD"),
        Csv.currency(3, "EUR"),
        Csv.currency(4, "JPY"),
        Csv.currency(5, "XXX"));

    transformAndLoad();

    assertThat(rows("SELECT currency_code, currency_name FROM dim_currency ORDER BY currency_id"))
        .containsExactly(
            "GBP|British Pound",
            "USD|US Dollar",
            "EUR|Euro",
            "JPY|Japanese Yen",
            "XXX|Unknown Currency");
  }

  @Test
  @Tag("T15")
  @Tag("T20")
  void text_arrives_as_it_was_written_and_empty_is_not_null() throws Exception {
    String table = "\"Robert'); DROP TABLE dim_staff;--\"";
    extracted(
        STAFF,
        "snapshot",
        Csv.staff(1, "O'Keefe", 1),
        Csv.staff(2, table, 1),
        Csv.staff(3, "Zoë 东京 😀", 1),
        Csv.staff(4, "\"two\nlines, \"\"quoted\"\"\"", 1),
        Csv.staff(5, "NULL", 1));
    extracted(
        ADDRESS,
        "snapshot",
        Csv.address(1, "", "NA"),
        Csv.address(2, "\"\"", "null"),
        Csv.address(3, "x", "\\N"));

    transformAndLoad();

    assertThat(rows("SELECT last_name FROM dim_staff ORDER BY staff_id"))
        .containsExactly(
            "O'Keefe",
            "Robert'); DROP TABLE dim_staff;--",
            "Zoë 东京 😀",
            "two\nlines, \"quoted\"",
            "NULL");
    assertThat(
            rows(
                "SELECT address_line_2 IS NULL, address_line_2, city FROM dim_location"
                    + " ORDER BY location_id"))
        .containsExactly("t|null|NA", "f||null", "f|x|\\N");
  }

  @Test
  @Tag("T17")
  @Tag("T18")
  void dates_and_times_are_not_shifted_and_the_calendar_is_iso() throws Exception {
    extracted(
        SALES_ORDER,
        "full",
        "1,2024-02-29 23:59:59.999,2024-02-29 23:59:59.999,1,1,1,1,1.00,1,2024-03-01,2024-03-01,1");

    transformAndLoad();

    assertThat(rows("SELECT created_date, created_time FROM fact_sales_order"))
        .containsExactly("2024-02-29|23:59:59.999");
    assertThat(
            rows(
                "SELECT date_id, day, day_of_week, day_name, month_name, quarter FROM dim_date"
                    + " WHERE date_id IN ('2020-01-01', '2023-12-31', '2024-02-29', '2030-01-01')"
                    + " ORDER BY 1"))
        .containsExactly(
            "2020-01-01|1|3|Wednesday|January|1",
            "2023-12-31|31|7|Sunday|December|4",
            "2024-02-29|29|4|Thursday|February|1",
            "2030-01-01|1|2|Tuesday|January|1");
    assertThat(
            rows("SELECT count(*), count(*) FILTER (WHERE month = 2 AND day = 29) FROM dim_date"))
        .containsExactly("3654|3");
  }

  @Test
  @Tag("T19")
  void the_calendar_extends_itself_and_bad_dates_are_refused() throws Exception {
    extracted(SALES_ORDER, "full", Csv.salesOrder(1, T0, 1, "1.00", 1));
    transformAndLoad();
    extracted(
        SALES_ORDER,
        "delta",
        Csv.salesOrder(2, T0, 1, "1.00", 1, "2031-02-01"),
        Csv.salesOrder(3, T0, 1, "1.00", 1, "tomorrow"),
        Csv.salesOrder(4, T0, 1, "1.00", 1, "\"\""));

    Run run = transformAndLoad();

    assertThat(run.failures()).isEmpty();
    assertThat(rows("SELECT sales_order_id FROM fact_sales_order ORDER BY 1"))
        .containsExactly("1", "2");
    assertThat(rows("SELECT max(date_id) FROM dim_date")).containsExactly("2032-12-31");
    assertThat(ledger.rejects())
        .extracting(reject -> reject.position() + ": " + reject.reason())
        .containsExactlyInAnyOrder(
            "sales_order_id=3: agreed_delivery_date 'tomorrow' is not a date (YYYY-MM-DD)",
            "sales_order_id=4: agreed_delivery_date '' is not a date (YYYY-MM-DD)");
  }

  @Test
  @Tag("T23")
  void an_altered_parquet_is_set_aside_named_and_made_again() throws Exception {
    String run = extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    extractedIn(run, CURRENCY, "snapshot", Csv.currency(1, "GBP"));
    flow.transform();
    String part = lake.keys(Lake.PROCESSED, "processed/dim_design").get(0);
    s3.objects().put(Lake.PROCESSED + "/" + part, new byte[] {1, 2, 3});

    Run altered = flow.load();

    assertThat(altered.conserved()).isFalse();
    assertThat(altered.failures()).extracting(Run.Failure::unit).containsExactly("dim_design");
    assertThat(altered.watermarks()).isEmpty();
    assertThat(rows("SELECT count(*) FROM dim_design")).containsExactly("0");
    assertThat(rows("SELECT count(*) FROM dim_currency")).containsExactly("1");

    Run again = transformAndLoad();

    assertThat(again.failures()).isEmpty();
    assertThat(rows("SELECT count(*) FROM dim_design")).containsExactly("1");
    assertThat(again.watermarks()).containsEntry("load", run);
  }

  @Test
  void a_missing_parquet_is_set_aside_like_an_altered_one() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    flow.transform();
    s3.objects()
        .remove(Lake.PROCESSED + "/" + lake.keys(Lake.PROCESSED, "processed/dim_design").get(0));

    Run run = flow.load();

    assertThat(run.conserved()).isFalse();
    assertThat(ledger.altered("totesys", "load")).hasSize(1);
  }

  @Test
  void an_edited_transform_manifest_is_set_aside() {
    String run = extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    flow.transform();
    s3.objects().put(Lake.PROCESSED + "/" + transformed(run, "design"), new byte[] {'{', '}'});

    Run load = flow.load();

    assertThat(load.conserved()).isFalse();
    assertThat(ledger.altered("totesys", "load")).containsExactly(transformed(run, "design"));
  }

  @Test
  void a_row_that_was_deleted_behind_the_hubs_back_fails_the_run_and_names_the_table()
      throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    transformAndLoad();
    sql("DELETE FROM dim_design");

    Run run = flow.load();

    assertThat(run.conserved()).isFalse();
    assertThat(run.failures())
        .singleElement()
        .satisfies(f -> assertThat(f.unit()).isEqualTo("dim_design"))
        .satisfies(
            f ->
                assertThat(f.cause())
                    .hasMessageContaining("held 1 rows after the last load and holds 0 now"));
  }

  @Test
  void missing_rows_are_reported_until_a_load_records_the_new_numbers() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    transformAndLoad();
    sql("DELETE FROM dim_design");
    extracted(CURRENCY, "snapshot", Csv.currency(1, "GBP"));

    Run reporting = transformAndLoad();
    Run after = flow.load();

    assertThat(reporting.conserved()).isFalse();
    assertThat(after.conserved()).isTrue();
  }

  @Test
  void a_forgotten_note_loads_the_manifest_again_and_brings_lost_rows_back() throws Exception {
    String run =
        extracted(
            SALES_ORDER,
            "full",
            Csv.salesOrder(1, T0, 1, "1.00", 1),
            Csv.salesOrder(2, T0, 1, "1.00", 1));
    transformAndLoad();
    sql("DELETE FROM fact_sales_order WHERE sales_order_id = 2");
    sql("DELETE FROM serai_load WHERE run_id = '%s'".formatted(run));

    Run repair = flow.load();

    assertThat(repair.tally().written()).isEqualTo(1);
    assertThat(repair.tally().skipped()).isEqualTo(1);
    assertThat(rows("SELECT count(*) FROM fact_sales_order")).containsExactly("2");
  }

  @Test
  void a_load_with_an_older_token_is_refused() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    flow.transform();
    flow.load(7);
    extracted(CURRENCY, "snapshot", Csv.currency(1, "GBP"));
    flow.transform();

    Run stale = flow.load(6);

    assertThat(SeraiException.codeOf(stale.failures().get(0).cause()))
        .isEqualTo(TotesysError.STALE_LOADER);
    assertThat(rows("SELECT count(*) FROM dim_currency")).containsExactly("0");
  }

  @Test
  void a_loader_that_stopped_inside_its_transaction_does_not_hold_up_the_next_one()
      throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    flow.transform();
    Warehouse stopped =
        new Warehouse(
            warehouse,
            new PostgresDialect(Path.of("config/totesys/load/postgres")),
            new LoadSettings(
                "public", Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMillis(300)),
            TotesysError.WAREHOUSE);
    List<Run> next = new ArrayList<>();

    assertThatThrownBy(
            () ->
                stopped.transaction(
                    connection -> {
                      Statements.update(connection, stopped.dialect().sql("load").get("lock"));
                      next.add(flow.load());
                      return Statements.number(connection, "SELECT 1");
                    }))
        .isInstanceOf(SeraiException.class);

    assertThat(next.get(0).failures()).isEmpty();
    assertThat(rows("SELECT count(*) FROM dim_design")).containsExactly("1");
  }

  @Test
  void an_older_snapshot_that_arrives_late_does_not_win() throws Exception {
    String early = nextRun();
    extracted(DESIGN, "snapshot", Csv.design(50, "/new"));
    transformAndLoad();
    late(early, DESIGN, "snapshot", Csv.design(50, "/old"), Csv.design(51, "/old"));

    Run late = transformAndLoad();

    assertThat(late.tally().skipped()).isEqualTo(2);
    assertThat(rows("SELECT design_id, file_location FROM dim_design")).containsExactly("50|/new");
  }

  @Test
  void an_older_piece_of_a_large_dimension_adds_its_rows_and_overwrites_no_newer_one()
      throws Exception {
    String first = nextRun();
    String second = nextRun();
    extractedIn(first, TRANSACTION, "full", Csv.transaction(1, "SALE", "1", ""));
    transformAndLoad();
    extracted(TRANSACTION, "delta", Csv.transaction(1, "SALE", "1", ""));
    transformAndLoad();
    late(
        second,
        TRANSACTION,
        "delta",
        Csv.transaction(1, "SALE", "", ""),
        Csv.transaction(2, "PURCHASE", "", "2"));

    Run late = transformAndLoad();

    assertThat(late.tally().written()).isEqualTo(1);
    assertThat(late.tally().skipped()).isEqualTo(1);
    assertThat(
            rows(
                "SELECT transaction_id, sales_order_id, purchase_order_id FROM dim_transaction"
                    + " ORDER BY 1"))
        .containsExactly("1|1|null", "2|null|2");
  }

  @Test
  void a_target_that_refuses_its_rows_does_not_stop_the_others() throws Exception {
    String run = extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    extractedIn(run, CURRENCY, "snapshot", Csv.currency(1, "GBP"));
    extractedIn(run, SALES_ORDER, "full", Csv.salesOrder(1, T0, 1, "1.00", 50));
    flow.transform();
    sql("ALTER TABLE dim_currency ADD CONSTRAINT refuses CHECK (currency_code <> 'GBP')");

    Run refused = flow.load();
    sql("ALTER TABLE dim_currency DROP CONSTRAINT refuses");
    Run later = flow.load();

    assertThat(refused.failures()).extracting(Run.Failure::unit).containsExactly("dim_currency");
    assertThat(refused.failures().get(0).cause()).hasMessageNotContaining("GBP");
    assertThat(refused.watermarks()).isEmpty();
    assertThat(rows("SELECT count(*) FROM fact_sales_order")).containsExactly("1");
    assertThat(later.watermarks()).containsEntry("load", run);
    assertThat(rows("SELECT currency_name FROM dim_currency")).containsExactly("British Pound");
  }

  @Test
  void a_parquet_with_another_number_of_rows_than_its_manifest_is_not_loaded() throws Exception {
    String run = extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    flow.transform();
    Manifest was = lake.read(Lake.PROCESSED, transformed(run, "design"));
    Part part = was.parts().get(0);
    lake.manifest(
        Lake.PROCESSED,
        new Manifest(
            was.flow(),
            was.stage(),
            was.runId(),
            was.name(),
            was.input(),
            2,
            0,
            Map.of(),
            List.of(new Part(part.dataset(), part.key(), 2, part.bytes(), part.sha256(), false))));

    Run load = flow.load();

    assertThat(load.conserved()).isFalse();
    assertThat(load.failures()).extracting(Run.Failure::unit).containsExactly("dim_design");
    assertThat(rows("SELECT count(*) FROM dim_design")).containsExactly("0");
  }

  @Test
  void a_tombstone_takes_the_row_out_of_the_view_and_keeps_its_history() throws Exception {
    extracted(SALES_ORDER, "full", Csv.salesOrder(9, T0, 1, "1.00", 1));
    transformAndLoad();
    String deleted = reconciled(SALES_ORDER, Csv.tombstone(SALES_ORDER, 9, LATER));

    Run load = transformAndLoad();

    assertThat(load.tally().written()).isEqualTo(1);
    assertThat(
            rows(
                "SELECT units_sold, last_updated_date + last_updated_time, is_deleted, run_id"
                    + " FROM fact_sales_order ORDER BY sales_record_id"))
        .containsExactly(
            "1|2022-11-03 14:20:49.962|f|" + firstRun(), "1|2024-11-18 07:55:11|t|" + deleted);
    assertThat(rows("SELECT * FROM current_sales_order")).isEmpty();
    assertThat(rows("SELECT * FROM serai_tombstone")).isEmpty();
  }

  @Test
  void a_tombstone_that_is_found_again_is_not_doubled() throws Exception {
    extracted(SALES_ORDER, "full", Csv.salesOrder(9, T0, 1, "1.00", 1));
    reconciled(SALES_ORDER, Csv.tombstone(SALES_ORDER, 9, LATER));
    transformAndLoad();
    reconciled(SALES_ORDER, Csv.tombstone(SALES_ORDER, 9, "2024-11-19 02:32:00"));

    Run load = transformAndLoad();

    assertThat(load.tally().written()).isZero();
    assertThat(load.tally().skipped()).isEqualTo(1);
    assertThat(rows("SELECT count(*) FROM fact_sales_order")).containsExactly("2");
  }

  @Test
  void a_row_that_comes_after_its_tombstone_is_buried_then() throws Exception {
    String late = extracted(SALES_ORDER, "delta", Csv.salesOrder(9, T0, 1, "1.00", 1));
    reconciled(SALES_ORDER, Csv.tombstone(SALES_ORDER, 9, LATER));
    ledger.stand("load", transformed(late, "sales_order"), Standing.SET_ASIDE);
    Run first = transformAndLoad();
    ledger.stand("load", transformed(late, "sales_order"), Standing.FREE);

    Run second = transformAndLoad();

    assertThat(first.tally().written()).isEqualTo(1);
    assertThat(second.tally().produced()).isPositive();
    assertThat(rows("SELECT is_deleted FROM fact_sales_order ORDER BY sales_record_id"))
        .containsExactly("f", "t");
    assertThat(rows("SELECT * FROM current_sales_order")).isEmpty();
    assertThat(rows("SELECT * FROM serai_tombstone")).isEmpty();
  }

  @Test
  void a_row_that_comes_back_as_it_was_is_current_again() throws Exception {
    String order = Csv.salesOrder(9, T0, 1, "1.00", 1);
    extracted(SALES_ORDER, "full", order);
    reconciled(SALES_ORDER, Csv.tombstone(SALES_ORDER, 9, LATER));
    transformAndLoad();
    reconciled(SALES_ORDER, order);

    transformAndLoad();

    assertThat(rows("SELECT sales_order_id FROM current_sales_order")).containsExactly("9");
    assertThat(rows("SELECT is_deleted FROM fact_sales_order ORDER BY sales_record_id"))
        .containsExactly("f", "t", "f");
  }

  @Test
  void a_fact_that_is_changed_back_silently_shows_what_the_source_shows() throws Exception {
    String first = Csv.salesOrder(9, T0, 1, "1.00", 1);
    extracted(SALES_ORDER, "full", first);
    reconciled(SALES_ORDER, Csv.salesOrder(9, T0, 2, "1.00", 1));
    reconciled(SALES_ORDER, first);
    transformAndLoad();
    List<String> versions = rows("SELECT units_sold FROM fact_sales_order ORDER BY run_id");
    sql("DELETE FROM serai_load");
    ledger.mark("load", "20000101T000000000Z-000000");
    reconciled(SALES_ORDER, first);

    Run again = transformAndLoad();

    assertThat(versions).containsExactly("1", "2", "1");
    assertThat(rows("SELECT units_sold FROM current_sales_order")).containsExactly("1");
    assertThat(again.tally().read()).isEqualTo(4);
    assertThat(again.tally().skipped()).isEqualTo(4);
  }

  @Test
  void a_deleted_row_of_a_dimension_in_pieces_is_kept_inactive() throws Exception {
    extracted(
        TRANSACTION,
        "full",
        Csv.transaction(1, "SALE", "1", ""),
        Csv.transaction(2, "SALE", "2", ""));
    transformAndLoad();
    reconciled(TRANSACTION, Csv.tombstone(TRANSACTION, 2, LATER));

    Run load = transformAndLoad();

    assertThat(load.tally().written()).isEqualTo(1);
    assertThat(
            rows(
                "SELECT transaction_id, sales_order_id, is_active FROM dim_transaction ORDER BY 1"))
        .containsExactly("1|1|t", "2|2|f");
  }

  /**
   * A comparison that found these rows; a line with nothing but its key and moment is a tombstone.
   */
  private String reconciled(SourceTable table, String... lines) {
    String runId = nextRun();
    byte[] csv = Csv.compared(table, lines).getBytes(StandardCharsets.UTF_8);
    String key = lake.read("reconcile", runId, table.table(), "reconcile", lines.length, csv);
    ledger.mark("extract/" + table.table(), "{\"manifest\":\"%s\"}".formatted(key));
    ledger.written(runId, lines.length);
    return runId;
  }

  private static String firstRun() {
    return "20261121T040001000Z-000001";
  }

  @Test
  void a_fault_at_any_point_loses_and_doubles_nothing() throws Exception {
    for (String point : List.of("after-read", "after-write", "after-manifest")) {
      String extracted =
          extracted(SALES_ORDER, "delta", Csv.salesOrder(runs + 1, T0, 1, "1.00", 1));
      flow.transform();
      FaultPoints.arm("totesys.load." + point + ":throw");
      Run faulty = flow.load();
      FaultPoints.arm(null);

      Run next = flow.load();

      assertThat(faulty.failures()).as(point).hasSize(1);
      assertThat(next.failures()).as(point).isEmpty();
      assertThat(rows("SELECT count(*) FROM fact_sales_order"))
          .as(point)
          .containsExactly(String.valueOf(runs));
      assertThat(ledger.watermark("totesys", "load").orElseThrow().value())
          .as(point)
          .isEqualTo(extracted);
    }
  }

  @Test
  @Tag("T24")
  void a_warehouse_that_is_gone_leaves_the_manifests_for_later_in_order() throws Exception {
    extracted(DESIGN, "snapshot", Csv.design(50, "/usr"));
    extracted(DESIGN, "snapshot", Csv.design(50, "/etc"));
    flow.transform();
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");

    Run gone;
    try (StarFlow cut = flow(s3, ledger, work, nowhere)) {
      gone = cut.load();
    }
    Run back = flow.load();

    assertThat(SeraiException.isTransient(gone.failures().get(0).cause())).isTrue();
    assertThat(gone.watermarks()).isEmpty();
    assertThat(back.failures()).isEmpty();
    assertThat(rows("SELECT file_location FROM dim_design")).containsExactly("/etc");
  }

  @Test
  @Tag("T30")
  void a_waiting_run_is_found_behind_two_thousand_loaded_objects() throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 182; i++) {
      String run = "20261120T%02d%02d00000Z-%06d".formatted(i / 60, i % 60, i);
      for (SourceTable table : SourceTable.values()) {
        keys.add(
            lake.manifest(
                Lake.PROCESSED,
                new Manifest(
                    "totesys", "transform", run, table.table(), null, 0, 0, Map.of(), List.of())));
      }
    }
    sql(
        "INSERT INTO serai_load (manifest_key, run_id, targets, sha256, token, rows, target_rows,"
            + " loaded_at) SELECT key, split_part(key, '/', 4), ',', '', 1, 0, '{}', now()"
            + " FROM unnest(string_to_array('%s', ' ')) AS key"
                .formatted(String.join(" ", keys.subList(0, 181 * 11))));

    Run run = flow.load();

    assertThat(run.failures()).isEmpty();
    assertThat(rows("SELECT count(*) FROM serai_load WHERE sha256 <> ''")).containsExactly("11");
    assertThat(s3.pages()).isGreaterThan(2);
  }

  @Test
  @Tag("T1")
  void all_eleven_tables_fill_all_eleven_targets() throws Exception {
    String run = nextRun();
    extractedIn(run, ADDRESS, "snapshot", Csv.address(1, "", "Avon"));
    extractedIn(run, COUNTERPARTY, "snapshot", Csv.counterparty(1, "Fahey", 1));
    extractedIn(run, CURRENCY, "snapshot", Csv.currency(1, "GBP"));
    extractedIn(run, DEPARTMENT, "snapshot", Csv.department(4, "Dispatch", "Leeds"));
    extractedIn(run, DESIGN, "snapshot", Csv.design(4, "/usr"));
    extractedIn(run, STAFF, "snapshot", Csv.staff(1, "Lehner", 4));
    extractedIn(
        run, SourceTable.PAYMENT_TYPE, "snapshot", "1,SALES_RECEIPT,%s,%s".formatted(T0, T0));
    extractedIn(
        run,
        TRANSACTION,
        "full",
        Csv.transaction(1, "SALE", "1", ""),
        Csv.transaction(2, "PURCHASE", "", "1"));
    extractedIn(run, SALES_ORDER, "full", Csv.salesOrder(1, T0, 10, "2.50", 4));
    extractedIn(
        run,
        SourceTable.PURCHASE_ORDER,
        "full",
        "1,%s,%s,1,1,ZDOI5EA,371,361.39,1,2022-11-09,2022-11-07,1".formatted(T0, T0));
    extractedIn(run, PAYMENT, "full", Csv.payment(1, T0, "25.00", true));

    Run load = transformAndLoad();

    assertThat(load.failures()).isEmpty();
    assertThat(load.tally().written()).isEqualTo(11);
    assertThat(load.watermarks()).containsEntry("load", run);
    assertThat(rows("SELECT target_rows FROM serai_load ORDER BY load_order DESC LIMIT 1"))
        .containsExactly(
            "{\"dim_counterparty\":1,\"dim_currency\":1,\"dim_date\":3654,\"dim_design\":1,"
                + "\"dim_location\":1,\"dim_payment_type\":1,\"dim_staff\":1,"
                + "\"dim_transaction\":2,\"fact_payment\":1,\"fact_purchase_order\":1,"
                + "\"fact_sales_order\":1}");
    assertThat(rows("SELECT count(*) FROM dim_location WHERE is_placeholder")).containsExactly("0");
    assertThat(
            rows("SELECT item_code, item_quantity * item_unit_price FROM current_purchase_order"))
        .containsExactly("ZDOI5EA|134075.69");
    assertThat(rows("SELECT payment_type_name FROM dim_payment_type"))
        .containsExactly("SALES_RECEIPT");
  }

  @Test
  void a_first_large_load_keeps_every_foreign_key() throws Exception {
    String keys =
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'"
            + " AND conrelid = 'fact_sales_order'::regclass ORDER BY 1";
    List<String> before = rows(keys);
    String[] orders = new String[50_000];
    Arrays.setAll(orders, i -> Csv.salesOrder(i + 1, T0, 1, "1.00", 1 + i % 400));
    extracted(SALES_ORDER, "full", orders);

    Run run = transformAndLoad();

    assertThat(run.failures()).isEmpty();
    assertThat(run.tally().written()).isEqualTo(50_000);
    assertThat(rows(keys)).hasSize(9).isEqualTo(before);
    assertThat(rows("SELECT count(*) FROM dim_design WHERE is_placeholder")).containsExactly("400");
  }
}
