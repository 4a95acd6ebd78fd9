package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.core.Drift;
import io.serai.core.Ledger.DriftNews;
import io.serai.core.Run;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** In what sources differ from what the hub knows of them. */
public final class SchemaDrift {
  private final LedgerDatabase database;

  public SchemaDrift(LedgerDatabase database) {
    this.database = database;
  }

  /** A difference that lasts; {@code runId} is the run that noted it first. */
  public record DriftView(
      String flow,
      String unit,
      String name,
      String what,
      boolean breaking,
      String runId,
      Instant notedAt) {}

  /** What differs now; {@code flow} null for all. */
  public List<DriftView> open(String flow) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(SchemaDrift.class, "open"))
                .bind("flow", flow)
                .map(ConstructorMapper.of(DriftView.class))
                .list());
  }

  static DriftNews note(Handle handle, Run run, String unit, List<Drift> drift, Instant now) {
    List<Drift> noted =
        drift.stream().filter(change -> isNew(handle, run, unit, change, now)).toList();
    int healed =
        handle
            .createUpdate(sql(SchemaDrift.class, "clear"))
            .bind("flow", run.flow())
            .bind("unit", unit)
            .bindArray("names", String.class, drift.stream().map(Drift::name).toList())
            .bindArray("what", String.class, drift.stream().map(Drift::what).toList())
            .bind("now", now)
            .execute();
    return new DriftNews(noted, healed > 0);
  }

  private static boolean isNew(Handle handle, Run run, String unit, Drift drift, Instant now) {
    return handle
            .createUpdate(sql(SchemaDrift.class, "note"))
            .bind("flow", run.flow())
            .bind("unit", unit)
            .bind("name", drift.name())
            .bind("what", drift.what())
            .bind("breaking", drift.breaking())
            .bind("run", run.id())
            .bind("now", now)
            .execute()
        == 1;
  }
}
