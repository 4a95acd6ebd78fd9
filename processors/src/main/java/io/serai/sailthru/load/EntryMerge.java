package io.serai.sailthru.load;

import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import io.serai.lake.Fetch;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Dataset.Column;
import io.serai.sailthru.Entry;
import io.serai.sailthru.ExportKind;
import io.serai.sailthru.SailthruError;
import io.serai.warehouse.Dialect;
import io.serai.warehouse.PostgresServer;
import io.serai.warehouse.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stages the parts of one export file in temporary tables and merges them into theirs. */
final class EntryMerge {
  private final Connection connection;
  private final Dialect dialect;
  private final People people;
  private final boolean history;
  private final Map<Dataset, Long> staged = new EnumMap<>(Dataset.class);

  /**
   * @param history whether every state of a profile is kept
   */
  EntryMerge(Connection connection, Dialect dialect, People people, boolean history) {
    this.connection = connection;
    this.dialect = dialect;
    this.people = people;
    this.history = history;
  }

  /**
   * Merges an export file.
   *
   * @param ingest the number of its row in {@code updated}
   */
  Loaded merge(LoadJob job, Entry entry, long ingest) throws SQLException, IOException {
    staged.clear();
    for (String key : entry.parts()) {
      copy(job.fetch(key));
    }
    for (Dataset dataset : staged.keySet()) {
      run("load", "analyze", dataset);
    }
    Loaded loaded = merge(entry, ingest);
    for (Dataset dataset : staged.keySet()) {
      run("load", "drop_stage", dataset);
    }
    return loaded;
  }

  private void copy(Fetch fetch) throws SQLException, IOException {
    Dataset dataset = Dataset.of(fetch.part().dataset());
    if (!staged.containsKey(dataset)) {
      Map<String, String> names = new HashMap<>(names(dataset));
      names.put(
          "definitions",
          dataset.columns().stream()
              .map(column -> column.name() + " " + type(column))
              .collect(Collectors.joining(", ")));
      Statements.update(connection, dialect.sql("load").get("stage", names));
    }
    long rows;
    try (InputStream csv = new StagedCsv(dataset, fetch.file())) {
      rows = PostgresServer.copy(connection, stage(dataset), csv);
    }
    if (rows != fetch.part().rows()) {
      throw new SeraiException(
          SailthruError.ROWS_MISSING,
          "sailthru",
          "object '%s' gave %d rows, its manifest says %d",
          fetch.part().key(),
          rows,
          fetch.part().rows());
    }
    staged.merge(dataset, rows, Long::sum);
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case LONG -> "bigint";
      case INT -> "integer";
      case TEXT -> "text";
      case DATE -> "date";
      case TIMESTAMP -> "timestamptz";
      case MONEY -> "numeric(18, 2)";
      case BOOLEAN -> "boolean";
    };
  }

  private Loaded merge(Entry entry, long ingest) throws SQLException {
    ExportKind kind = ExportKind.of(entry.kind());
    Dataset records = kind.records();
    if (!staged.containsKey(records)) {
      return Loaded.NOTHING;
    }
    OffsetDateTime export = entry.exportTs().atOffset(ZoneOffset.UTC);
    long read = staged.get(records);
    long skipped = run("records", "superseded", records);
    skipped += erase(kind);
    if (kind == ExportKind.PROFILE && history) {
      keep(export, entry.precedence(), ingest);
    }
    skipped += run("records", "settled", records, export, entry.precedence());
    long produced = kind == ExportKind.PROFILE ? children() : 0;
    long written = run("records", "merge", records, export, entry.precedence(), ingest);
    for (Dataset dataset : List.copyOf(staged.keySet())) {
      if (dataset.word().endsWith("_action")) {
        produced += run("actions", "merge", dataset, export, ingest);
      }
    }
    return new Loaded(read, written, skipped, produced);
  }

  /** Takes rows of erased people out of what is staged; the records among them. */
  private long erase(ExportKind kind) throws SQLException {
    if (people.none() || Table.of(kind.records()).person() == null) {
      return 0;
    }
    if (kind == ExportKind.PROFILE && !people.find(stage(kind.records())).isEmpty()) {
      people.delete();
    }
    for (Dataset dataset : staged.keySet()) {
      if (dataset.word().endsWith("_action")) {
        run("actions", "erased", dataset);
      }
    }
    return run("records", "erased", kind.records());
  }

  private void keep(OffsetDateTime export, long precedence, long ingest) throws SQLException {
    for (Table child : Table.CHILDREN) {
      if (staged.containsKey(child.dataset())) {
        run("children", "keep", child.dataset(), export, precedence);
      }
    }
    run("children", "keep_profiles", Dataset.PROFILE, export, precedence, ingest);
  }

  /** Replaces what hangs on the staged profiles that are left: the winners. */
  private long children() throws SQLException {
    long rows = 0;
    for (Table table : Table.values()) {
      if (table.table().startsWith("profile_")) {
        run("children", "replace", table.dataset());
        if (staged.containsKey(table.dataset())) {
          rows += run("children", "insert", table.dataset());
        }
      }
    }
    return rows;
  }

  private long run(String file, String statement, Dataset dataset, Object... parameters)
      throws SQLException {
    SqlFile sql = dialect.sql(file);
    return Statements.update(connection, sql.get(statement, names(dataset)), parameters);
  }

  private static Map<String, String> names(Dataset dataset) {
    Map<String, String> names = Table.of(dataset).names(stage(dataset));
    names.put("profiles", stage(Dataset.PROFILE));
    return names;
  }

  private static String stage(Dataset dataset) {
    return "stage_" + dataset.word();
  }
}
