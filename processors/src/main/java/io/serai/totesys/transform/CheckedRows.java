package io.serai.totesys.transform;

import io.serai.totesys.DuckSession;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import io.serai.totesys.Target;
import io.serai.totesys.transform.RowChecks.DateRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The queries that check the rows of a table's parts inside DuckDB. */
public final class CheckedRows {
  private static final String EMPTY =
      ", false AS row_deleted, NULL::VARCHAR AS filename WHERE false";

  private CheckedRows() {}

  /**
   * All rows, each in its own types and with the reason for its refusal. Reads the first line of
   * every file.
   *
   * @param files CSV parts; without any there are no rows
   * @param min the first day that is accepted
   * @param max the last one
   * @throws io.serai.core.SeraiException SCHEMA_DRIFT when a file lacks a column
   */
  public static String query(SourceTable table, List<Path> files, LocalDate min, LocalDate max) {
    return query(table, files, new RowChecks(new DateRange(min, max)));
  }

  static String query(SourceTable table, List<Path> files, RowChecks checks) {
    List<Column> columns = CsvReading.columns(table);
    String typed =
        columns.stream()
            .map(c -> RowChecks.typed(c) + " AS " + DuckSession.name(c.name()))
            .collect(Collectors.joining(", "));
    return """
        SELECT %s, row_deleted, refusal,
          CASE WHEN refusal IS NOT NULL THEN coalesce(left(%s, 40), '') END AS refused_key,
          CASE WHEN refusal IS NOT NULL THEN filename END AS refused_file
        FROM (
          SELECT *, CASE WHEN NOT row_deleted THEN %s END AS refusal
          FROM (SELECT *%s FROM (%s)))
        """
        .formatted(
            typed,
            DuckSession.name(table.key()),
            checks.refusal(columns, isFact(table)),
            RowChecks.casts(columns),
            rows(table, columns, files));
  }

  private static String rows(SourceTable table, List<Column> columns, List<Path> files) {
    return files.isEmpty()
        ? columns.stream()
            .map(c -> "NULL::VARCHAR AS " + DuckSession.name(c.name()))
            .collect(Collectors.joining(", ", "SELECT ", EMPTY))
        : CsvReading.query(table, files);
  }

  /**
   * Makes a view of the table's own name over its good rows.
   *
   * @param newest of a dimension's row the newest version alone; of facts every version counts
   */
  public static String view(SourceTable table, boolean newest) {
    String only =
        "QUALIFY row_number() OVER (PARTITION BY %s ORDER BY last_updated DESC) = 1"
            .formatted(DuckSession.name(table.key()));
    return "CREATE OR REPLACE TEMP VIEW %s AS SELECT * EXCLUDE (refusal, refused_key, refused_file) FROM %s WHERE refusal IS NULL %s"
        .formatted(
            DuckSession.name(table.table()), of(table), newest && !isFact(table) ? only : "");
  }

  /**
   * Makes a view of the table's own name over all rows, whose reader gives up at the first that is
   * refused.
   */
  static String faultlessView(SourceTable table, List<Path> files, RowChecks checks) {
    return "CREATE OR REPLACE TEMP VIEW %s AS SELECT * EXCLUDE (refusal, refused_key, refused_file) FROM (%s) WHERE CASE WHEN refusal IS NULL THEN true ELSE %s END"
        .formatted(
            DuckSession.name(table.table()), query(table, files, checks), DuckSession.GIVE_UP);
  }

  /** The name of all rows, quoted. */
  public static String of(SourceTable table) {
    return DuckSession.name("checked_" + table.table());
  }

  static boolean isFact(SourceTable table) {
    return Target.of(table).filter(Target::isFact).isPresent();
  }
}
