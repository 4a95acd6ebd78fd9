package io.serai.totesys.extract;

import io.serai.core.Drift;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
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

  /** Stands for the table itself where a column is named. */
  static final String TABLE = "*";

  private static final String MISSING = "is missing";
  private static final Set<String> TEXT = Set.of("text", "character varying", "character");

  private ColumnCheck() {}

  /**
   * In what a table differs. Columns the hub does not know are delivered; the others break the
   * contract.
   *
   * @param found name to base type in the source's order; a type's modifiers do not count
   */
  static List<Drift> drift(SourceTable table, Map<String, String> found) {
    if (found.isEmpty()) {
      return List.of(new Drift(TABLE, MISSING, true));
    }
    List<Drift> drift = new ArrayList<>();
    for (Column column : table.columns()) {
      String type = found.get(column.name());
      if (type == null) {
        drift.add(new Drift(column.name(), MISSING, true));
      } else if (!fits(column.type(), type)) {
        drift.add(new Drift(column.name(), "is '%s'".formatted(type), true));
      }
    }
    List<String> known = table.columns().stream().map(Column::name).toList();
    found.forEach(
        (name, type) -> {
          if (name.equals(ROW_HASH) || name.equals(ROW_DELETED)) {
            drift.add(new Drift(name, "has the name of the hub's own", true));
          } else if (!known.contains(name)) {
            drift.add(new Drift(name, "is new (%s)".formatted(type), false));
          }
        });
    return drift;
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
