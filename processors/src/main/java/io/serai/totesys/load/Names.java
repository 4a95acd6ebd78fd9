package io.serai.totesys.load;

import io.serai.totesys.SourceTable;
import io.serai.totesys.Target;
import io.serai.totesys.Target.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the placeholders of the load's SQL stand for; every name comes from {@link Target}. */
public final class Names {
  /** Staged, and no column of a dimension: it says that the row is gone. */
  private static final String DELETED = "is_deleted";

  private Names() {}

  /** For statements about a target and its staging table. */
  public static Map<String, String> of(Target target, String stage) {
    Map<String, String> names = new HashMap<>();
    names.put("target", quoted(target.table()));
    names.put("stage", quoted(stage));
    names.put("key", quoted(target.key()));
    return Map.copyOf(target.isFact() ? fact(target, names) : dimension(target, names));
  }

  /** For the placeholder rows of a dimension that a column of a staging table refers to. */
  public static Map<String, String> reference(Column column, String stage) {
    Target dimension = Target.named(column.reference());
    Map<String, String> names = new HashMap<>(of(dimension, stage));
    names.put("reference", reference(column));
    names.put(
        "unknown",
        list(
            dimension.columns().stream().filter(c -> !c.name().equals(DELETED)).toList(),
            c -> unknown(dimension, c)));
    return names;
  }

  private static Map<String, String> dimension(Target target, Map<String, String> names) {
    List<Column> columns =
        target.columns().stream().filter(c -> !c.name().equals(DELETED)).toList();
    List<Column> values = columns.subList(1, columns.size());
    names.put("live", target.hasTombstones() ? "NOT s." + quoted(DELETED) : "true");
    names.put("columns", list(columns, c -> quoted(c.name())));
    names.put("t_columns", list(values, c -> "t." + quoted(c.name())));
    names.put("s_columns", list(values, c -> "s." + quoted(c.name())));
    names.put("excluded_columns", list(values, c -> "excluded." + quoted(c.name())));
    names.put(
        "assignments",
        list(values, c -> "%s = excluded.%s".formatted(quoted(c.name()), quoted(c.name()))));
    return names;
  }

  private static Map<String, String> fact(Target target, Map<String, String> names) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> buried = new ArrayList<>();
    for (Column column : target.columns()) {
      String staged = "s." + quoted(column.name());
      if (column.type() == SourceTable.Type.TIMESTAMP) {
        String stem = column.name().replaceAll("_at$", "");
        columns.add(quoted(stem + "_date"));
        values.add("CAST(%s AS date)".formatted(staged));
        columns.add(quoted(stem + "_time"));
        values.add("CAST(%s AS time)".formatted(staged));
        boolean moment = column.name().equals("last_updated");
        buried.add(moment ? "CAST(t.deleted_at AS date)" : "f." + quoted(stem + "_date"));
        buried.add(moment ? "CAST(t.deleted_at AS time)" : "f." + quoted(stem + "_time"));
      } else {
        columns.add(quoted(column.name()));
        values.add(staged);
        buried.add(column.name().equals(DELETED) ? "true" : "f." + quoted(column.name()));
      }
    }
    names.put("fact", target.table());
    names.put("buried", String.join(", ", buried));
    names.put("columns", String.join(", ", columns));
    names.put("values", String.join(", ", values));
    String key = quoted(target.key());
    names.put(
        "version", key + ", run_id, last_updated_date, last_updated_time, row_hash, is_deleted");
    // why: the hash is cast on the staged side, so that the index on the fact's side can be used
    names.put(
        "same_version",
        "f."
            + key
            + " = s."
            + key
            + " AND f.last_updated_date = CAST(s.last_updated AS date)"
            + " AND f.last_updated_time = CAST(s.last_updated AS time)"
            + " AND f.row_hash = CAST(s.row_hash AS char(64)) AND f.is_deleted = s.is_deleted");
    return names;
  }

  /** A timestamp refers to the calendar by its date. */
  private static String reference(Column column) {
    return column.type() == SourceTable.Type.TIMESTAMP
        ? "CAST(%s AS date)".formatted(quoted(column.name()))
        : quoted(column.name());
  }

  private static String unknown(Target dimension, Column column) {
    if (column.name().equals(dimension.key())) {
      return "missing";
    }
    return column.required() ? "'Unknown'" : "NULL";
  }

  private static String list(List<Column> columns, Function<Column, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
