package io.serai.totesys.extract;

import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import io.serai.totesys.TotesysError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the columns a table has with those it must have. */
final class ColumnCheck {
  /** The last column of an incremental table's CSV; a source column of that name would clash. */
  static final String ROW_HASH = "row_hash";

  /** The last column of what a comparison found: {@code t} for a row that is gone. */
  static final String ROW_DELETED = "row_deleted";

  private static final Set<String> TEXT = Set.of("text", "character varying", "character");

  private ColumnCheck() {}

  /**
   * @param found name to base type in the source's order; a type's modifiers do not count
   * @return columns the hub does not know: they are delivered, and reported as drift
   * @throws SeraiException SCHEMA_DRIFT when a column is missing or has another base type
   */
  static List<String> additional(SourceTable table, Map<String, String> found) {
    List<String> faults = new ArrayList<>();
    for (Column column : table.columns()) {
      String type = found.get(column.name());
      if (type == null) {
        faults.add("column '" + column.name() + "' is missing");
      } else if (!fits(column.type(), type)) {
        faults.add("column '" + column.name() + "' is '" + type + "'");
      }
    }
    for (String own : List.of(ROW_HASH, ROW_DELETED)) {
      if (found.containsKey(own)) {
        faults.add("column '" + own + "' has the name of the hub's own");
      }
    }
    if (!faults.isEmpty()) {
      throw new SeraiException(
          TotesysError.SCHEMA_DRIFT,
          "totesys",
          "table '%s': %s",
          table.table(),
          found.isEmpty() ? "it is missing" : String.join(", ", faults));
    }
    List<String> known = table.columns().stream().map(Column::name).toList();
    return found.keySet().stream().filter(name -> !known.contains(name)).toList();
  }

  private static boolean fits(SourceTable.Type type, String found) {
    return switch (type) {
      case INT -> found.equals("integer");
      case TEXT, DATE -> TEXT.contains(found);
      case TIMESTAMP -> found.equals("timestamp without time zone");
      case MONEY -> found.equals("numeric");
      case BOOLEAN -> found.equals("boolean");
    };
  }
}
