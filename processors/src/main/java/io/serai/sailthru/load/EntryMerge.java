package io.serai.sailthru.load;

import io.serai.core.SeraiException;
import io.serai.lake.Fetch;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Entry;
import io.serai.sailthru.ExportKind;
import io.serai.sailthru.SailthruError;
import io.serai.warehouse.Statements;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
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
      step(dataset).run("load", "analyze");
    }
    Loaded loaded = merge(entry, ingest);
    for (Dataset dataset : staged.keySet()) {
      step(dataset).run("load", "drop_stage");
    }
    return loaded;
  }

  private void copy(Fetch fetch) throws SQLException, IOException {
    Dataset dataset = Dataset.of(fetch.part().dataset());
    Step step = step(dataset);
    if (!staged.containsKey(dataset)) {
      Map<String, String> names = step.names();
      names.put(
          "definitions",
          dataset.columns().stream()
              .map(column -> column.name() + " " + dialect.type(column))
              .collect(Collectors.joining(", ")));
      Statements.update(connection, dialect.sql("load").get("stage", names));
    }
    long rows = dialect.fill(connection, Step.stage(dataset), fetch);
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

  private Loaded merge(Entry entry, long ingest) throws SQLException {
    ExportKind kind = ExportKind.of(entry.kind());
    Dataset records = kind.records();
    if (!staged.containsKey(records)) {
      return Loaded.NOTHING;
    }
    OffsetDateTime export = entry.exportTs().atOffset(ZoneOffset.UTC);
    long read = staged.get(records);
    long superseded = step(records).run("records", "superseded");
    long skipped = superseded + erase(kind);
    if (kind == ExportKind.PROFILE && history) {
      keep(export, entry.precedence(), ingest);
    }
    skipped += step(records).run("records", "settled", export, entry.precedence());
    long produced = kind == ExportKind.PROFILE ? children(skipped == 0) : 0;
    long written = dialect.records(step(records), export, entry.precedence(), ingest);
    for (Dataset dataset : List.copyOf(staged.keySet())) {
      if (dataset.word().endsWith("_action")) {
        produced += dialect.actions(step(dataset), export, ingest, superseded > 0);
      }
    }
    return new Loaded(read, written, skipped, produced);
  }

  /** Takes rows of erased people out of what is staged; the records among them. */
  private long erase(ExportKind kind) throws SQLException {
    if (people.none() || Table.of(kind.records()).person() == null) {
      return 0;
    }
    if (kind == ExportKind.PROFILE && !people.find(Step.stage(kind.records())).isEmpty()) {
      people.delete();
    }
    for (Dataset dataset : staged.keySet()) {
      if (dataset.word().endsWith("_action")) {
        step(dataset).run("actions", "erased");
      }
    }
    return step(kind.records()).run("records", "erased");
  }

  private void keep(OffsetDateTime export, long precedence, long ingest) throws SQLException {
    for (Table child : Table.CHILDREN) {
      if (staged.containsKey(child.dataset())) {
        step(child.dataset()).run("children", "keep", export, precedence);
      }
    }
    step(Dataset.PROFILE).run("children", "keep_profiles", export, precedence, ingest);
  }

  /**
   * Replaces what hangs on the staged profiles that are left: the winners.
   *
   * @param all whether none was taken out of the stage
   */
  private long children(boolean all) throws SQLException {
    long rows = 0;
    for (Table table : Table.values()) {
      if (table.table().startsWith("profile_")) {
        step(table.dataset()).run("children", "replace");
        if (staged.containsKey(table.dataset())) {
          rows += dialect.children(step(table.dataset()), all);
        }
      }
    }
    return rows;
  }

  private Step step(Dataset dataset) {
    return new Step(connection, dialect, dataset);
  }
}
