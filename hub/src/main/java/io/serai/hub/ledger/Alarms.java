package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.core.Run;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** One open alarm for one trouble: raised when it is seen first, cleared when it is over. */
public final class Alarms {
  private final LedgerDatabase database;
  private final Clock clock;

  public Alarms(LedgerDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What an alarm is about. */
  public enum Kind {
    /** The newest run of the stage did not succeed. */
    RUN,
    /** The newest run of the stage refused rows. */
    REJECTS,
    /** No run of the flow's last stage has succeeded for too long. */
    SILENCE,
    /** What the flow's target holds is too old. */
    FRESHNESS,
    /** Mails that a mail server took were not confirmed. */
    CONFIRMATION;

    /** The word in the table. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What a run that closes says about its stage, in the transaction that closes it. */
  static void update(Handle handle, Run run, Outcome outcome, Instant now) {
    long rejected = run.tally().rejected();
    set(handle, run, Kind.RUN, outcome.error(), now);
    set(handle, run, Kind.REJECTS, rejected == 0 ? null : rejected + " rows were rejected", now);
  }

  private static void set(Handle handle, Run run, Kind kind, String detail, Instant now) {
    set(handle, run.flow(), run.stage(), kind, detail, run.id(), now);
  }

  /** Raises an alarm that no run tells of, unless it is open already. */
  public void raise(String flow, String stage, Kind kind, String detail) {
    database.use(handle -> set(handle, flow, stage, kind, detail, null, clock.instant()));
  }

  /** Clears an alarm, when it is open. */
  public void clear(String flow, String stage, Kind kind) {
    database.use(handle -> set(handle, flow, stage, kind, null, null, clock.instant()));
  }

  /** Whether any stage of a flow has an open alarm of a kind. */
  public boolean open(String flow, Kind kind) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(Alarms.class, "open"))
                .bind("flow", flow)
                .bind("kind", kind.word())
                .mapTo(Boolean.class)
                .one());
  }

  private static void set(
      Handle handle, String flow, String stage, Kind kind, String detail, String run, Instant now) {
    handle
        .createUpdate(sql(Alarms.class, detail == null ? "clear" : "raise"))
        .bind("flow", flow)
        .bind("stage", stage)
        .bind("kind", kind.word())
        .bind("detail", detail)
        .bind("run", run)
        .bind("now", now)
        .execute();
  }
}
