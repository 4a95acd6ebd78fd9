package io.serai.totesys.load;

import io.serai.totesys.SourceTable;
import io.serai.totesys.Target;
import io.serai.totesys.Target.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the placeholders of Redshift's statements stand for, besides those of {@link Names}. */
final class RedshiftNames {
  private static final List<String> TABLES = List.of("changed", "rows", "latest", "fate");

  private RedshiftNames() {}

  static Map<String, String> of(Stage stage, Dialect dialect) {
    Target target = stage.target();
    Map<String, String> names = new HashMap<>(stage.names());
    TABLES.forEach(table -> names.put(table, '"' + stage.name() + "_" + table + '"'));
    if (target.isFact()) {
      fact(target, dialect, names);
    } else {
      dimension(target, dialect, names);
    }
    return names;
  }

  private static void dimension(Target target, Dialect dialect, Map<String, String> names) {
    List<Column> columns = target.columns().stream().filter(column -> !isDeleted(column)).toList();
    List<Column> values = columns.subList(1, columns.size());
    names.put("definitions", join(columns, ", ", c -> quoted(c) + " " + dialect.type(c.type())));
    names.put("staged_columns", join(columns, ", ", c -> "s." + quoted(c)));
    names.put("assignments", join(values, ", ", c -> quoted(c) + " = s." + quoted(c)));
    names.put("same", join(values, " AND ", RedshiftNames::same));
  }

  /** why CASE: of two values one of which is NULL, an equation is neither true nor false. */
  private static String same(Column column) {
    String here = "t." + quoted(column);
    String there = "s." + quoted(column);
    return column.required()
        ? here + " = " + there
        : "CASE WHEN %1$s = %2$s OR (%1$s IS NULL AND %2$s IS NULL) THEN 1 ELSE 0 END = 1"
            .formatted(here, there);
  }

  private static void fact(Target target, Dialect dialect, Map<String, String> names) {
    List<Split> columns = target.columns().stream().flatMap(c -> Split.of(c, dialect)).toList();
    names.put("split_definitions", join(columns, ", ", c -> c.quoted() + " " + c.type()));
    names.put("row_columns", join(columns, ", ", c -> "s." + c.quoted()));
    names.put("buried", join(columns, ", ", Split::buried));
    names.put("same_as_latest", sameVersion("l", names.get("key")));
    names.put("same_as_fact", sameVersion("f", names.get("key")));
  }

  private static String sameVersion(String other, String key) {
    return Stream.of(key, "last_updated_date", "last_updated_time", "row_hash", "is_deleted")
        .map(column -> other + "." + column + " = s." + column)
        .collect(Collectors.joining(" AND "));
  }

  /** A column as the fact has it: a moment is two. */
  private record Split(String name, String type) {
    static Stream<Split> of(Column column, Dialect dialect) {
      if (column.type() != SourceTable.Type.TIMESTAMP) {
        String type = column.name().equals("row_hash") ? "char(64)" : dialect.type(column.type());
        return Stream.of(new Split(column.name(), type));
      }
      String stem = column.name().replaceAll("_at$", "");
      return Stream.of(new Split(stem + "_date", "date"), new Split(stem + "_time", "time"));
    }

    String quoted() {
      return '"' + name + '"';
    }

    /** What the row that says it is deleted has here: the last version's, at another moment. */
    String buried() {
      return switch (name) {
        case "last_updated_date" -> "CAST(deleted_at AS date)";
        case "last_updated_time" -> "CAST(deleted_at AS time)";
        case "is_deleted" -> "true";
        default -> quoted();
      };
    }
  }

  private static boolean isDeleted(Column column) {
    return column.name().equals("is_deleted");
  }

  private static String quoted(Column column) {
    return '"' + column.name() + '"';
  }

  private static <T> String join(List<T> columns, String between, Function<T, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(between));
  }
}
