package io.serai.acceptance.bench.totesys;

import static java.util.stream.Collectors.joining;

import io.serai.acceptance.harness.Space;
import io.serai.core.SqlFile;
import io.serai.totesys.SourceTable;
import io.serai.totesys.Target;
import io.serai.totesys.load.Names;
import io.serai.totesys.transform.CheckedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same rows over the same way with bare tools: no ledger, no manifest, no hash, no balance, no
 * limit of memory.
 *
 * @param from the space of a hub that has run: its objects are the inputs
 * @param to an empty space
 * @param folder for working files
 */
record Floor(Client client, Space from, Space to, Path folder) {
  private static final Path TRANSFORM = Path.of("config/totesys/transform");
  private static final Path LOAD = Path.of("config/totesys/load/postgres");
  private static final String STAGE = "stage";
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

  /** Fetches what the hub's extract delivered, for {@link #extract}. */
  List<Path> delivered() {
    List<Path> files = new ArrayList<>();
    for (SourceTable table : SourceTable.values()) {
      files.addAll(ingested(table));
    }
    return files;
  }

  /**
   * {@code \copy} of every table to a file, and the put of the same bytes as the hub's, which are
   * those of the file and a hash for each row.
   */
  void extract(List<Path> delivered) throws IOException, SQLException {
    List<Step> script = new ArrayList<>();
    for (SourceTable table : SourceTable.values()) {
      String columns =
          table.columns().stream().map(c -> '"' + c.name() + '"').collect(joining(", "));
      script.add(
          new Step.CopyOut(
              "SELECT %s FROM \"%s\"".formatted(columns, table.table()), csv(table.table())));
    }
    client.run(from.source(), script);
    for (Path file : delivered) {
      lake().put("extract/" + file.getFileName(), file);
    }
  }

  /**
   * The get of every CSV, the hub's SQL in DuckDB, its checks included, and every Parquet's put.
   */
  void transform() throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      run(duck, "SET preserve_insertion_order = false");
      for (SourceTable table : SourceTable.values()) {
        // as the hub: rows of a large table are read once, on their way to its file
        run(
            duck,
            "CREATE %s %s AS %s"
                .formatted(
                    table.reading() == SourceTable.Reading.INCREMENTAL ? "VIEW" : "TABLE",
                    CheckedRows.of(table),
                    CheckedRows.query(table, ingested(table), FIRST_DAY, LAST_DAY)));
        run(duck, CheckedRows.view(table, false));
      }
      run(duck, "CREATE TABLE currency_names (currency_code VARCHAR, currency_name VARCHAR)");
      for (Target target : Target.values()) {
        if (target != Target.DIM_DATE) {
          write(duck, target, sql(target).get("rows"));
        }
      }
      run(duck, "CREATE TABLE referenced AS " + dates());
      SqlFile calendar = sql(Target.DIM_DATE);
      write(duck, Target.DIM_DATE, calendar.get("calendar", Map.of("days", calendar.get("full"))));
    }
  }

  private void write(Connection duck, Target target, String rows) throws SQLException {
    Path parquet = folder.resolve(target.table() + ".parquet");
    run(duck, "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(rows, parquet));
    run(duck, "CREATE VIEW %s AS FROM read_parquet('%s')".formatted(target.table(), parquet));
    lake().put("transform/" + target.table(), parquet);
  }

  private static SqlFile sql(Target target) {
    return SqlFile.read(TRANSFORM.resolve(target.table() + ".sql"));
  }

  private static String dates() {
    return List.of(Target.FACT_SALES_ORDER, Target.FACT_PURCHASE_ORDER, Target.FACT_PAYMENT)
        .stream()
        .map(fact -> sql(fact).get("dates"))
        .collect(joining(" UNION ", "SELECT DISTINCT d FROM (", ")"));
  }

  private List<Path> ingested(SourceTable table) {
    return lake().get(from.ingestion(), "ingested", table.table());
  }

  /** DuckDB from Parquet to CSV, {@code \copy}, and the hub's statements that move rows. */
  void load() throws IOException, SQLException {
    List<Step> script = new ArrayList<>();
    script.add(new Step.Sql("SET LOCAL work_mem = '64MB'"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      run(duck, "SET preserve_insertion_order = false");
      for (Target target : Target.values()) {
        for (Path parquet : parquet(target)) {
          Path csv = parquet.resolveSibling(parquet.getFileName() + ".csv");
          run(
              duck,
              "COPY (FROM read_parquet('%s')) TO '%s' (FORMAT csv, HEADER false)"
                  .formatted(parquet, csv));
          merge(script, target, csv);
        }
      }
    }
    client.run(to.warehouse(), script);
  }

  private List<Path> parquet(Target target) {
    return lake().get(from.processed(), "processed", target.table());
  }

  private void merge(List<Step> script, Target target, Path csv) {
    SqlFile frame = SqlFile.read(LOAD.resolve("load.sql"));
    Map<String, String> names = new HashMap<>(Names.of(target, STAGE));
    names.put(
        "definitions",
        target.columns().stream()
            .map(c -> "\"%s\" %s".formatted(c.name(), postgresType(c.type())))
            .collect(joining(", ")));
    script.add(new Step.Sql(frame.get("stage", names)));
    script.add(new Step.CopyIn(STAGE, csv));
    script.add(new Step.Sql(frame.get("analyze", names)));
    if (target.isFact()) {
      fact(script, target, names);
    } else {
      SqlFile sql = SqlFile.read(LOAD.resolve("dimension.sql"));
      script.add(new Step.Sql(bound(sql.get("merge", names))));
    }
    script.add(new Step.Sql(frame.get("drop_stage", names)));
  }

  private static void fact(List<Step> script, Target target, Map<String, String> names) {
    SqlFile dimension = SqlFile.read(LOAD.resolve("dimension.sql"));
    for (Target.Column column : target.columns()) {
      Optional.ofNullable(column.reference())
          .ifPresent(
              reference ->
                  script.add(
                      new Step.Sql(
                          bound(
                              dimension.get(
                                  reference.equals("dim_date") ? "missing_dates" : "placeholder",
                                  Names.reference(column, STAGE))))));
    }
    SqlFile fact = SqlFile.read(LOAD.resolve("fact.sql"));
    script.add(
        new Step.Sql("CREATE TEMPORARY TABLE again AS " + fact.get("add_constraints", names)));
    script.add(new Step.Generated(fact.get("drop_constraints", names)));
    script.add(new Step.Sql(bound(fact.get("append_first", names))));
    script.add(new Step.Generated("TABLE again"));
    script.add(new Step.Sql("DROP TABLE again"));
  }

  private static String bound(String sql) {
    return sql.replace("?", "'floor'");
  }

  private static String postgresType(SourceTable.Type type) {
    return switch (type) {
      case INT -> "integer";
      case TEXT -> "text";
      case TIMESTAMP -> "timestamp";
      case MONEY -> "numeric(10, 2)";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
    };
  }

  /** DuckDB's own word for its version. */
  static String duckVersion() {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet version = statement.executeQuery("SELECT version()")) {
      version.next();
      return version.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Lake lake() {
    return new Lake(to, folder);
  }

  private Path csv(String table) {
    return folder.resolve(table + ".csv");
  }

  private static void run(Connection duck, String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }
}
