package io.serai.acceptance.bench.totesys;

import static java.util.stream.Collectors.joining;

import io.serai.core.SqlFile;
import io.serai.totesys.Target;
import io.serai.totesys.load.Names;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The hub's star for the plain way: joins are left to the source, which makes it quicker. */
final class PlainStar {
  private static final Path TRANSFORM = Path.of("config/totesys/transform");
  private static final String DELETED = "is_deleted";
  private static final String MARK = "plain";

  private PlainStar() {}

  /** All but the calendar, dimensions first. */
  static List<Target> targets() {
    return Arrays.stream(Target.values()).filter(t -> t != Target.DIM_DATE).toList();
  }

  /** The calendar's rows as the hub makes them at first, with no dates beyond. */
  static String calendar() {
    return """
        INSERT INTO dim_date (date_id, year, month, day, day_of_week, day_name, month_name, quarter, run_id)
        SELECT d, extract(year FROM d), extract(month FROM d), extract(day FROM d), extract(isodow FROM d),
          to_char(d, 'FMDay'), to_char(d, 'FMMonth'), extract(quarter FROM d), '%s'
        FROM generate_series(DATE '2020-01-01', DATE '2030-01-01', INTERVAL '1 day') AS d\
        """
        .formatted(MARK);
  }

  /** The hub's own query, on the source's tables; its marks of a delivered row are constants. */
  static String query(Target target) {
    String names =
        target == Target.DIM_CURRENCY
            ? "WITH currency_names AS (SELECT '' AS currency_code, '' AS currency_name) "
            : "";
    return names
        + SqlFile.read(TRANSFORM.resolve(target.table() + ".sql"))
            .get("rows")
            .replace("row_deleted", "false")
            .replace("row_hash", "'" + MARK + "' AS row_hash");
  }

  /** Columns of the first file. */
  static List<String> read(Target target) {
    return target.columns().stream()
        .map(Target.Column::name)
        .filter(name -> target.isFact() || !name.equals(DELETED))
        .toList();
  }

  /** Columns of the second file, which are the warehouse's. */
  static List<String> stored(Target target) {
    return Arrays.stream(Names.of(target, "stage").get("columns").split(", "))
        .map(name -> name.replace("\"", ""))
        .toList();
  }

  /** Turns a row of the first file into one of the second. */
  static void shape(Map<String, Object> row) {
    row.computeIfPresent("currency_name", (name, unknown) -> name(row.get("currency_code")));
    split(row, "created_at", "created");
    split(row, "last_updated", "last_updated");
  }

  private static void split(Map<String, Object> row, String moment, String stem) {
    if (row.remove(moment) instanceof String text) {
      row.put(stem + "_date", text.substring(0, 10));
      row.put(stem + "_time", text.substring(11));
    }
  }

  private static String name(Object code) {
    return Currency.getInstance(code.toString()).getDisplayName(Locale.ENGLISH);
  }

  /** A statement for one row of the second file, as component {@code sql} wants it. */
  static String insert(Target target) {
    return "INSERT INTO %s (%s, run_id) VALUES (%s, '%s')"
        .formatted(
            target.table(),
            String.join(", ", stored(target)),
            stored(target).stream().map(name -> ":#" + name).collect(joining(", ")),
            MARK);
  }
}
