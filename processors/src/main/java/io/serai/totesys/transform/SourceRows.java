package io.serai.totesys.transform;

import static io.serai.totesys.DuckSession.name;

import io.serai.core.Reject;
import io.serai.lake.Fetch;
import io.serai.totesys.DuckSession;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import io.serai.totesys.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A source table inside DuckDB: its rows checked and typed, with a view of the table's own name
 * over the good ones.
 */
final class SourceRows {
  private static final int BATCH = 1_000;
  private static final String EMPTY =
      ", false AS row_deleted, NULL::VARCHAR AS filename WHERE false";

  private final DuckSession duck;
  private final SourceTable table;
  private final Map<String, String> keyOfFile;
  private final long read;
  private final long refused;
  private final long superseded;

  private SourceRows(DuckSession duck, SourceTable table, List<Fetch> files) {
    this.duck = duck;
    this.table = table;
    this.keyOfFile =
        files.stream().collect(Collectors.toMap(f -> f.file().toString(), f -> f.part().key()));
    this.read = duck.count("SELECT count(*) FROM " + checked());
    this.refused = duck.count("SELECT count(*) FROM " + checked() + " WHERE refusal IS NOT NULL");
    this.superseded = olderVersions();
  }

  /** Reads the files; a table without files is empty. */
  static SourceRows load(DuckSession duck, SourceTable table, List<Fetch> files, RowChecks checks) {
    List<Column> columns = CsvReading.columns(table);
    String typed =
        columns.stream()
            .map(c -> RowChecks.typed(c) + " AS " + name(c.name()))
            .collect(Collectors.joining(", "));
    boolean fact = Target.of(table).filter(Target::isFact).isPresent();
    duck.run(
        """
        CREATE TABLE %s AS
        SELECT %s, row_deleted, refusal,
          CASE WHEN refusal IS NOT NULL THEN coalesce(left(%s, 40), '') END AS refused_key,
          CASE WHEN refusal IS NOT NULL THEN filename END AS refused_file
        FROM (
          SELECT *, CASE WHEN NOT row_deleted THEN %s END AS refusal
          FROM (SELECT *%s FROM (%s)))
        """
            .formatted(
                name("checked_" + table.table()),
                typed,
                name(table.key()),
                checks.refusal(columns, fact),
                RowChecks.casts(columns),
                rows(table, columns, files)));
    SourceRows rows = new SourceRows(duck, table, files);
    rows.createView(fact);
    return rows;
  }

  private static String rows(SourceTable table, List<Column> columns, List<Fetch> files) {
    List<Path> paths = files.stream().map(Fetch::file).toList();
    return paths.isEmpty()
        ? columns.stream()
            .map(c -> "NULL::VARCHAR AS " + name(c.name()))
            .collect(Collectors.joining(", ", "SELECT ", EMPTY))
        : CsvReading.query(table, paths);
  }

  private String checked() {
    return name("checked_" + table.table());
  }

  private long olderVersions() {
    boolean fact = Target.of(table).filter(Target::isFact).isPresent();
    return fact
        ? 0
        : duck.count(
            "SELECT count(*) - count(DISTINCT %s) FROM %s WHERE refusal IS NULL"
                .formatted(name(table.key()), checked()));
  }

  private void createView(boolean fact) {
    String newest =
        "QUALIFY row_number() OVER (PARTITION BY %s ORDER BY last_updated DESC) = 1"
            .formatted(name(table.key()));
    duck.run(
        "CREATE VIEW %s AS SELECT * EXCLUDE (refusal, refused_key, refused_file) FROM %s WHERE refusal IS NULL %s"
            .formatted(name(table.table()), checked(), !fact && superseded > 0 ? newest : ""));
  }

  /** Rows of the files, by DuckDB's count. */
  long read() {
    return read;
  }

  /** Rows that were refused. */
  long refused() {
    return refused;
  }

  /** Rows of a dimension of which the files hold a newer version; facts keep every version. */
  long superseded() {
    return superseded;
  }

  /** Hands over the refused rows in batches, so that any number of them fits in memory. */
  void refusals(Consumer<List<Reject>> sink) {
    List<Reject> batch = new ArrayList<>(BATCH);
    duck.query(
        "SELECT refused_file, refused_key, refusal FROM %s WHERE refusal IS NOT NULL"
            .formatted(checked()),
        row -> {
          String source = keyOfFile.get(row.getString(1));
          String position = table.key() + "=" + row.getString(2);
          batch.add(new Reject(source, position, row.getString(3)));
          if (batch.size() == BATCH) {
            sink.accept(List.copyOf(batch));
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      sink.accept(batch);
    }
  }
}
