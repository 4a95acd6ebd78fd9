package io.serai.sailthru.load;

import io.serai.core.FaultPoints;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Sha256;
import io.serai.sailthru.Entry;
import io.serai.sailthru.SailthruError;
import io.serai.warehouse.Statements;
import io.serai.warehouse.TargetRows;
import io.serai.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Loads a {@link LoadJob} in one transaction: take the lock, then for each export file stage, merge
 * and write its row of {@code updated}; note the manifest and commit. Either all of a delivered
 * file is there or nothing of it.
 */
public final class LoadMerge implements Processor {
  /** The rows of every table, behind the hub's back or not. */
  static final TargetRows ROWS =
      new TargetRows(Table.counted(), "sailthru", SailthruError.ROWS_MISSING);

  private final Warehouse warehouse;
  private final Dialect dialect;
  private final Tombstones tombstones;
  private final boolean history;
  private final Clock clock;

  /**
   * @param dialect the warehouse's
   * @param history {@code sailthru.profile} is {@code history}
   */
  public LoadMerge(
      Warehouse warehouse, Dialect dialect, Tombstones tombstones, boolean history, Clock clock) {
    this.warehouse = warehouse;
    this.dialect = dialect;
    this.tombstones = tombstones;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    LoadJob job = exchange.getMessage().getBody(LoadJob.class);
    if (job == null || !job.intact()) {
      return;
    }
    Loaded loaded = warehouse.transaction(connection -> load(run, job, connection));
    loaded.addTo(run.counts(job.manifest().name()));
    FaultPoints.at("sailthru.load.after-manifest");
  }

  private Loaded load(Run run, LoadJob job, Connection connection)
      throws SQLException, IOException {
    FaultPoints.at("sailthru.load.after-read");
    SqlFile sql = dialect.sql("load");
    lock(run, connection, sql);
    if (Statements.number(connection, sql.get("is_loaded"), job.key()) > 0) {
      return Loaded.NOTHING;
    }
    People people = new People(connection, dialect.sql("erase"), tombstones);
    EntryMerge merge = new EntryMerge(connection, dialect, people, history);
    Loaded all = Loaded.NOTHING;
    for (Entry entry : job.entries()) {
      all = all.plus(entry(run, job, entry, merge, connection));
    }
    people.forget();
    Statements.update(
        connection,
        sql.get("note"),
        job.key(),
        ManifestCodec.runIdOf(job.key()),
        Sha256.hex(ManifestCodec.encode(job.manifest())),
        run.token(),
        job.manifest().rows(),
        ROWS.count(connection, sql),
        clock.instant().atOffset(ZoneOffset.UTC));
    run.requireLease();
    FaultPoints.at("sailthru.load.after-write");
    return all;
  }

  /** Takes a load's turn and checks that no newer hub has loaded. */
  static void lock(Run run, Connection connection, SqlFile sql) throws SQLException {
    Statements.update(connection, sql.get("lock"));
    long newest = Statements.number(connection, sql.get("newest_token"));
    if (newest > run.token()) {
      throw new SeraiException(
          SailthruError.STALE_LOADER,
          "sailthru",
          "a load with token %d is in, this one has %d",
          newest,
          run.token());
    }
  }

  private Loaded entry(Run run, LoadJob job, Entry entry, EntryMerge merge, Connection connection)
      throws SQLException, IOException {
    SqlFile sql = dialect.sql("load");
    long records = entry.read() - entry.rejected();
    Loaded nothingNew = new Loaded(records, 0, records, 0);
    boolean known = Statements.number(connection, sql.get("known"), identity(entry)) > 0;
    boolean duplicate = known || (entry.read() > 0 && repeated(connection, sql, entry));
    long ingest = Statements.number(connection, sql.get("next_ingest"));
    Loaded loaded = known ? nothingNew : merge.merge(job, entry, ingest);
    if (!loaded.balanced() || loaded.read() != records) {
      throw new SeraiException(
          SailthruError.ROWS_MISSING,
          "sailthru",
          "of %d records of '%s' %d were staged, %d written, %d there already",
          records,
          entry.file(),
          loaded.read(),
          loaded.written(),
          loaded.skipped());
    }
    if (duplicate) {
      loaded = nothingNew;
    }
    String status = duplicate ? "DUPLICATE" : entry.read() == 0 ? "EMPTY" : "LOADED";
    Statements.update(
        connection,
        sql.get("updated"),
        ingest,
        run.id(),
        entry.file(),
        entry.sha256(),
        entry.clientId(),
        entry.kind(),
        entry.dataDay(),
        entry.exportTs().atOffset(ZoneOffset.UTC),
        entry.precedence(),
        clock.instant().atOffset(ZoneOffset.UTC),
        entry.read(),
        loaded.written(),
        entry.rejected(),
        loaded.skipped(),
        status,
        entry.notesJson());
    return loaded;
  }

  private static Object[] identity(Entry entry) {
    return new Object[] {
      entry.file(), entry.sha256(), entry.exportTs().atOffset(ZoneOffset.UTC), entry.precedence()
    };
  }

  /** Its rows then only take the later moment, so that what lies between is known to be older. */
  private static boolean repeated(Connection connection, SqlFile sql, Entry entry)
      throws SQLException {
    return Statements.number(
            connection,
            sql.get("repeated"),
            entry.exportTs().atOffset(ZoneOffset.UTC),
            entry.precedence(),
            entry.file(),
            entry.sha256())
        > 0;
  }
}
