package io.serai.totesys.transform;

import static io.serai.totesys.DuckSession.name;
import static io.serai.totesys.DuckSession.text;

import io.serai.core.Reject;
import io.serai.lake.Fetch;
import io.serai.totesys.DuckSession;
import io.serai.totesys.SourceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A source table for DuckDB: a file of its rows, checked and typed, and a view of the table's own
 * name over the good ones.
 */
final class SourceRows {
  private static final int BATCH = 1_000;

  private final DuckSession duck;
  private final SourceTable table;
  private final Map<String, String> keyOfFile;
  private final RowCounts counts;

  private SourceRows(DuckSession duck, SourceTable table, List<Fetch> files, long read) {
    this.duck = duck;
    this.table = table;
    this.keyOfFile =
        files.stream().collect(Collectors.toMap(f -> f.file().toString(), f -> f.part().key()));
    this.counts =
        new RowCounts(
            read,
            duck.count("SELECT count(*) FROM " + checked() + " WHERE refusal IS NOT NULL"),
            olderVersions());
  }

  /**
   * Reads the files and deletes them; a table without files is empty.
   *
   * @param folder takes the checked rows. why: a table inside DuckDB that outgrows its memory is
   *     packed, written, and read back at twice the cost
   */
  static SourceRows load(
      DuckSession duck, SourceTable table, List<Fetch> files, RowChecks checks, Path folder)
      throws IOException {
    Path checked = folder.resolve("checked_" + table.table() + ".parquet");
    List<Path> parts = files.stream().map(Fetch::file).toList();
    long read = duck.writeParquet(CheckedRows.query(table, parts, checks), checked, "uncompressed");
    for (Path part : parts) {
      Files.delete(part);
    }
    duck.run(
        "CREATE TEMP VIEW %s AS FROM read_parquet(%s)"
            .formatted(CheckedRows.of(table), text(checked.toString())));
    SourceRows rows = new SourceRows(duck, table, files, read);
    duck.run(CheckedRows.view(table, rows.counts.superseded() > 0));
    return rows;
  }

  private String checked() {
    return CheckedRows.of(table);
  }

  private long olderVersions() {
    return CheckedRows.isFact(table)
        ? 0
        : duck.count(
            "SELECT count(*) - count(DISTINCT %s) FROM %s WHERE refusal IS NULL"
                .formatted(name(table.key()), checked()));
  }

  RowCounts counts() {
    return counts;
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
