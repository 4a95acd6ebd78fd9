package io.serai.totesys.load;

import io.serai.core.FaultPoints;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import io.serai.lake.Fetch;
import io.serai.lake.ManifestCodec;
import io.serai.lake.Sha256;
import io.serai.totesys.Target;
import io.serai.totesys.TotesysError;
import io.serai.warehouse.Statements;
import io.serai.warehouse.TargetRows;
import io.serai.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Loads a {@link LoadJob} in one transaction: stage everything, take the lock, merge each manifest
 * behind a savepoint, note the manifests and commit. Where there are no savepoints each manifest
 * has a transaction of its own. Either a manifest's rows and its note are both there or neither is.
 */
public final class LoadMerge implements Processor {
  private static final TargetRows ROWS =
      new TargetRows(Target.tables(), "totesys", TotesysError.ROWS_MISSING);

  private final Warehouse warehouse;
  private final Dialect dialect;
  private final Isolation isolation;
  private final Clock clock;

  public LoadMerge(Warehouse warehouse, Dialect dialect, Clock clock) {
    this.warehouse = warehouse;
    this.dialect = dialect;
    this.isolation = new Isolation(warehouse);
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    LoadJob job = exchange.getMessage().getBody(LoadJob.class);
    if (job.units().isEmpty()) {
      return;
    }
    for (LoadJob part : dialect.savepoints() ? List.of(job) : job.apart()) {
      isolation.whole(run, () -> load(run, part));
    }
    FaultPoints.at("totesys.load.after-manifest");
  }

  private void load(Run run, LoadJob job) {
    Map<String, List<Merged>> merged =
        warehouse.transaction(connection -> load(run, job, connection));
    merged.forEach((target, parts) -> parts.forEach(p -> p.addTo(run.counts(target))));
  }

  private Map<String, List<Merged>> load(Run run, LoadJob job, Connection connection)
      throws SQLException, IOException {
    if (dialect.locksFirst()) {
      lock(run, connection);
    }
    Map<LoadUnit, List<Stage>> staged = stage(run, job, connection);
    FaultPoints.at("totesys.load.after-read");
    if (!dialect.locksFirst()) {
      // why: only now, because nothing staged is visible to others and the copy may take long
      lock(run, connection);
    }
    Set<String> loaded =
        new HashSet<>(Statements.texts(connection, dialect.sql("load").get("loaded"), job.runId()));
    Merging merging = dialect.merging(connection, job.runId());
    for (LoadUnit unit : List.copyOf(staged.keySet())) {
      if (loaded.contains(unit.key())) {
        for (Stage stage : staged.remove(unit)) {
          merging.drop(stage);
        }
      }
    }
    Map<String, List<Merged>> merged = new LinkedHashMap<>();
    List<LoadUnit> done = new ArrayList<>();
    for (Map.Entry<LoadUnit, List<Stage>> unit : staged.entrySet()) {
      Map<String, List<Merged>> parts = new LinkedHashMap<>();
      if (isolation.attempt(
          run, connection, () -> merge(merging, unit.getKey(), unit.getValue(), parts))) {
        parts.forEach((t, m) -> merged.computeIfAbsent(t, x -> new ArrayList<>()).addAll(m));
        done.add(unit.getKey());
      }
    }
    note(run, job, connection, done);
    run.requireLease();
    FaultPoints.at("totesys.load.after-write");
    return merged;
  }

  private Map<LoadUnit, List<Stage>> stage(Run run, LoadJob job, Connection connection)
      throws SQLException, IOException {
    Map<LoadUnit, List<Stage>> staged = new LinkedHashMap<>();
    int number = 0;
    for (LoadUnit unit : job.units()) {
      List<Stage> stages = new ArrayList<>();
      int first = number;
      boolean whole =
          isolation.attempt(
              run,
              connection,
              () -> {
                for (Fetch fetch : unit.fetches()) {
                  String name = "stage_" + (first + stages.size());
                  Isolation.inTarget(
                      fetch.unit(), () -> stages.add(Stage.copy(connection, dialect, fetch, name)));
                }
              });
      if (whole) {
        staged.put(unit, stages);
      }
      number += unit.fetches().size();
    }
    return staged;
  }

  private void lock(Run run, Connection connection) throws SQLException {
    SqlFile sql = dialect.sql("load");
    Statements.update(connection, sql.get("lock"));
    long newest = Statements.number(connection, sql.get("newest_token"));
    if (newest > run.token()) {
      throw new SeraiException(
          TotesysError.STALE_LOADER,
          "totesys",
          "a load with token %d is in, this one has %d",
          newest,
          run.token());
    }
  }

  private void merge(
      Merging merging, LoadUnit unit, List<Stage> stages, Map<String, List<Merged>> parts)
      throws SQLException, IOException {
    for (Stage stage : stages) {
      String target = stage.target().table();
      Isolation.inTarget(
          target,
          () -> {
            Merged merged = merging.part(stage, unit);
            if (!merged.balanced()) {
              throw new SeraiException(
                  TotesysError.ROWS_MISSING,
                  "totesys",
                  "of %d rows for '%s' %d were written and %d were there",
                  merged.read(),
                  target,
                  merged.written(),
                  merged.skipped());
            }
            parts.computeIfAbsent(target, t -> new ArrayList<>()).add(merged);
          });
    }
  }

  private void note(Run run, LoadJob job, Connection connection, List<LoadUnit> done)
      throws SQLException {
    SqlFile sql = dialect.sql("load");
    String targetRows = ROWS.count(connection, sql);
    for (LoadUnit unit : done) {
      Statements.update(
          connection,
          sql.get("note"),
          unit.key(),
          job.runId(),
          unit.targets(),
          Sha256.hex(ManifestCodec.encode(unit.manifest())),
          run.token(),
          unit.manifest().rows(),
          targetRows,
          clock.instant().atOffset(ZoneOffset.UTC));
    }
  }
}
