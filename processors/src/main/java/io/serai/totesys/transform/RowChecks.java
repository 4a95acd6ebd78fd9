package io.serai.totesys.transform;

import static io.serai.totesys.DuckSession.name;

import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checks of a row, as DuckDB expressions over text columns. A value that does not hold is
 * refused, never bent: DuckDB's own casts would round {@code 1.5} and {@code 2.915}.
 */
final class RowChecks {
  /** A reason quotes no more than this of a value: a date column may hold anything. */
  private static final int QUOTED = 40;

  private final DateRange dates;

  /**
   * @param dates what is accepted in date columns and, when the row becomes a fact, in timestamps
   */
  RowChecks(DateRange dates) {
    this.dates = dates;
  }

  /** Dates the warehouse accepts, both included. */
  record DateRange(java.time.LocalDate min, java.time.LocalDate max) {
    String contains(String date) {
      return "%s BETWEEN DATE '%s' AND DATE '%s'".formatted(date, min, max);
    }

    String words() {
      return "outside %s to %s".formatted(min, max);
    }
  }

  /** Why a row is refused: the first reason, as text; NULL for a good row. */
  String refusal(List<Column> columns, boolean fact) {
    return columns.stream()
        .map(column -> refusal(column, fact))
        .collect(Collectors.joining(",\n  ", "COALESCE(", ")"));
  }

  /** The value in its own type, once {@link #casts} are columns. */
  static String typed(Column column) {
    return column.type() == SourceTable.Type.TEXT
        ? name(column.name())
        : name(column.name() + " typed");
  }

  /**
   * Every value in its own type, NULL where it has no such form. why: as columns of a query
   * beneath, each is made once, and not again by every check.
   */
  static String casts(List<Column> columns) {
    return columns.stream()
        .filter(column -> column.type() != SourceTable.Type.TEXT)
        .map(column -> ", %s AS %s".formatted(cast(column), typed(column)))
        .collect(Collectors.joining());
  }

  private static String cast(Column column) {
    String c = name(column.name());
    return switch (column.type()) {
      case TEXT -> c;
      case INT -> "TRY_CAST(%s AS INTEGER)".formatted(c);
      case MONEY -> "TRY_CAST(%s AS DECIMAL(10,2))".formatted(c);
      case BOOLEAN -> "TRY_CAST(%s AS BOOLEAN)".formatted(c);
      case DATE -> "TRY_CAST(%s AS DATE)".formatted(c);
      case TIMESTAMP -> "TRY_CAST(%s AS TIMESTAMP)".formatted(c);
    };
  }

  private String refusal(Column column, boolean fact) {
    String c = name(column.name());
    String missing =
        column.required()
            ? "WHEN %s IS NULL THEN '%s is missing'".formatted(c, column.name())
            : "WHEN %s IS NULL THEN NULL".formatted(c);
    return "CASE %s%s END".formatted(missing, bad(column, c, fact));
  }

  private String bad(Column column, String c, boolean fact) {
    String typed = typed(column);
    return switch (column.type()) {
      case TEXT -> "";
      case INT ->
          when(
              "%s IS DISTINCT FROM CAST(%s AS VARCHAR)".formatted(c, typed),
              column,
              "is not a whole number of 32 bits");
      case MONEY ->
          // why: the first branch answers for nearly every row without a regular expression
          " WHEN %s = CAST(%s AS VARCHAR) THEN NULL".formatted(c, typed)
              + when(
                  "NOT regexp_full_match(%s, '-?[0-9]+(\\.[0-9]+)?')".formatted(c),
                  column,
                  "is not a number")
              + when(
                  "NOT regexp_full_match(%s, '-?[0-9]+(\\.[0-9]{1,2}0*)?')".formatted(c),
                  column,
                  "has more than 2 decimals")
              + when("%s IS NULL".formatted(typed), column, "does not fit NUMERIC(10,2)");
      case BOOLEAN ->
          when(
              "%s NOT IN ('t', 'f', 'true', 'false', 'True', 'False')".formatted(c),
              column,
              "is not true or false");
      case DATE ->
          when(
                  "%s IS DISTINCT FROM CAST(%s AS VARCHAR)".formatted(c, typed),
                  column,
                  "is not a date (YYYY-MM-DD)")
              + when("NOT " + dates.contains(typed), column, "is " + dates.words());
      case TIMESTAMP ->
          when(
                  "%s NOT LIKE '____-__-__ __:__:__%%' OR %s IS NULL".formatted(c, typed),
                  column,
                  "is not a timestamp")
              + (fact
                  ? when(
                      "NOT " + dates.contains("CAST(%s AS DATE)".formatted(typed)),
                      column,
                      "is " + dates.words())
                  : "");
    };
  }

  private static String when(String condition, Column column, String reason) {
    // why no %d: it writes the digits of the host's locale
    return " WHEN %s THEN '%s ''' || left(%s, %s) || ''' %s'"
        .formatted(condition, column.name(), name(column.name()), QUOTED, reason);
  }
}
