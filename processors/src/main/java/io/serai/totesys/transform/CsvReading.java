package io.serai.totesys.transform;

import static io.serai.totesys.DuckSession.name;
import static io.serai.totesys.DuckSession.text;

import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import io.serai.totesys.SourceTable.Reading;
import io.serai.totesys.TotesysError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How DuckDB reads a table's parts: every column as text, drifted columns passed over. */
final class CsvReading {
  /**
   * why: an empty field is NULL and a quoted empty field is text; nothing is guessed, so {@code NA}
   * and {@code null} stay words. Buffers of 8 MB, of which every thread has some.
   */
  private static final String OPTIONS =
      "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
          + " new_line = '\\n', nullstr = '', allow_quoted_nulls = false, filename = true,"
          + " buffer_size = 8000000";

  private CsvReading() {}

  /** The columns a table's parts must have: the source's, and the row hash of incremental ones. */
  static List<Column> columns(SourceTable table) {
    List<Column> columns = new ArrayList<>(table.columns());
    if (table.reading() == Reading.INCREMENTAL) {
      columns.add(new Column("row_hash", SourceTable.Type.TEXT, true));
    }
    return columns;
  }

  /** Marks the rows of a part that are gone from the source; parts of an extract have no such. */
  static final String DELETED = "row_deleted";

  /**
   * A query for all rows of the files, with the columns {@code row_deleted} and {@code filename}.
   *
   * @throws SeraiException SCHEMA_DRIFT when a file lacks a column
   */
  static String query(SourceTable table, List<Path> files) {
    Map<List<String>, List<Path>> byHeader =
        files.stream()
            .collect(Collectors.groupingBy(CsvHeader::of, LinkedHashMap::new, Collectors.toList()));
    return byHeader.entrySet().stream()
        .map(group -> query(table, group.getKey(), group.getValue()))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  static String query(SourceTable table, List<String> header, List<Path> files) {
    for (Column column : columns(table)) {
      if (!header.contains(column.name())) {
        throw new SeraiException(
            TotesysError.SCHEMA_DRIFT,
            "totesys",
            "the files of table '%s' lack column '%s'",
            table.table(),
            column.name());
      }
    }
    String deleted = header.contains(DELETED) ? name(DELETED) + " = 't'" : "false";
    return "SELECT %s, %s AS %s, filename FROM %s"
        .formatted(
            columns(table).stream().map(c -> name(c.name())).collect(Collectors.joining(", ")),
            deleted,
            name(DELETED),
            scan(header, files));
  }

  /** The files as a table of text columns. */
  static String scan(List<String> header, List<Path> files) {
    return "read_csv([%s], columns = {%s}, %s)"
        .formatted(
            files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ")),
            header.stream().map(c -> text(c) + ": 'VARCHAR'").collect(Collectors.joining(", ")),
            OPTIONS);
  }
}
