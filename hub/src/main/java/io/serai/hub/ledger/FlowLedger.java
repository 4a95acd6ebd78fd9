package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.core.Drift;
import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The ledger as flows see it. */
public final class FlowLedger implements Ledger {
  /** Tries without an end after which an input is taken for one that kills the process. */
  static final int MAX_ATTEMPTS = 3;

  private final LedgerDatabase database;
  private final BodyCipher cipher;
  private final Clock clock;

  public FlowLedger(LedgerDatabase database, BodyCipher cipher, Clock clock) {
    this.database = database;
    this.cipher = cipher;
    this.clock = clock;
  }

  @Override
  public Optional<Watermark> watermark(String flow, String key) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(FlowLedger.class, "watermark"))
                .bind("flow", flow)
                .bind("key", key)
                .map(ConstructorMapper.of(Watermark.class))
                .findOne());
  }

  @Override
  public Map<String, String> watermarks(String flow, String prefix) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(FlowLedger.class, "watermarks"))
                .bind("flow", flow)
                .bind("prefix", prefix)
                .reduceRows(
                    new LinkedHashMap<>(),
                    (map, row) -> {
                      map.put(
                          row.getColumn("rest", String.class),
                          row.getColumn("value", String.class));
                      return map;
                    }));
  }

  @Override
  public void reject(Run run, List<Reject> rejects) {
    if (rejects.isEmpty()) {
      return;
    }
    database.use(
        handle -> {
          var batch = handle.prepareBatch(sql(FlowLedger.class, "reject"));
          for (Reject reject : rejects) {
            batch
                .bind("run", run.id())
                .bind("source", reject.source())
                .bind("position", reject.position())
                .bind("reason", reject.reason())
                .add();
          }
          batch.execute();
        });
  }

  @Override
  public boolean tried(Run run, String input) {
    if (standing(run.flow(), run.stage(), input) != Standing.FREE) {
      return false;
    }
    int attempts =
        database.transaction(
            handle ->
                handle
                    .createQuery(sql(FlowLedger.class, "try"))
                    .bind("flow", run.flow())
                    .bind("stage", run.stage())
                    .bind("input", input)
                    .bind("run", run.id())
                    .mapTo(Integer.class)
                    .one());
    if (attempts <= MAX_ATTEMPTS) {
      return true;
    }
    SeraiException why =
        new SeraiException(
            HubError.QUARANTINED,
            run.flow(),
            "'%s' was tried %d times by '%s-%s' and never came to an end",
            input,
            MAX_ATTEMPTS,
            run.flow(),
            run.stage());
    quarantine(run, input, why, Map.of("input", input), "");
    ended(run, input);
    return false;
  }

  @Override
  public boolean broken(String flow, String stage, String input) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(FlowLedger.class, "broken"))
                .bind("flow", flow)
                .bind("stage", stage)
                .bind("input", input)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void ended(Run run, String input) {
    database.use(
        handle ->
            handle
                .createUpdate(sql(FlowLedger.class, "end"))
                .bind("flow", run.flow())
                .bind("stage", run.stage())
                .bind("input", input)
                .execute());
  }

  @Override
  public void quarantine(
      Run run, String input, Throwable why, Map<String, String> headers, String body) {
    byte[] sealed = cipher.seal(body);
    database.use(
        handle ->
            handle
                .createUpdate(sql(FlowLedger.class, "quarantine"))
                .bind("flow", run.flow())
                .bind("stage", run.stage())
                .bind("input", input)
                .bind("run", run.id())
                .bind("code", SeraiException.codeOf(why).code())
                .bind("error", String.valueOf(why.getMessage()))
                .bind("headers", Json.write(headers))
                .bind("body", sealed)
                .bind("now", clock.instant())
                .execute());
  }

  @Override
  public Set<String> setAside(String flow, String stage) {
    return database.transaction(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(sql(FlowLedger.class, "set-aside"))
                    .bind("flow", flow)
                    .bind("stage", stage)
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public void recovered(Run run, String input) {
    database.use(
        handle ->
            handle
                .createUpdate(sql(FlowLedger.class, "recovered"))
                .bind("flow", run.flow())
                .bind("stage", run.stage())
                .bind("input", input)
                .bind("now", clock.instant())
                .execute());
  }

  @Override
  public Standing standing(String flow, String stage, String input) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(FlowLedger.class, "standing"))
                .bind("flow", flow)
                .bind("stage", stage)
                .bind("input", input)
                .mapTo(Standing.class)
                .findOne()
                .orElse(Standing.FREE));
  }

  @Override
  public List<String> altered(String flow, String stage) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(FlowLedger.class, "altered"))
                .bind("flow", flow)
                .bind("stage", stage)
                .bindList(
                    "codes", List.of(HubError.ALTERED_FILE.code(), HubError.BAD_MANIFEST.code()))
                .mapTo(String.class)
                .list());
  }

  @Override
  public void replaced(Run run, String stage, String input) {
    database.use(
        handle ->
            handle
                .createUpdate(sql(FlowLedger.class, "replaced"))
                .bind("flow", run.flow())
                .bind("stage", stage)
                .bind("input", input)
                .bind("now", clock.instant())
                .execute());
  }

  @Override
  public DriftNews drift(Run run, String unit, List<Drift> drift) {
    return database.transaction(
        handle -> SchemaDrift.note(handle, run, unit, drift, clock.instant()));
  }

  @Override
  public Optional<Long> written(String runId) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(FlowLedger.class, "written"))
                .bind("run", runId)
                .mapTo(Long.class)
                .findOne());
  }
}
