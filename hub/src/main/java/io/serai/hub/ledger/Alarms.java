package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.core.Run;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** One open alarm for one trouble: raised by a bad run, cleared by the next good one. */
final class Alarms {
  private Alarms() {}

  static void update(Handle handle, Run run, Outcome outcome, Instant now) {
    long rejected = run.tally().rejected();
    set(handle, run, "run", outcome.error(), now);
    set(handle, run, "rejects", rejected == 0 ? null : rejected + " rows were rejected", now);
  }

  private static void set(Handle handle, Run run, String kind, String detail, Instant now) {
    handle
        .createUpdate(sql(Alarms.class, detail == null ? "clear" : "raise"))
        .bind("flow", run.flow())
        .bind("stage", run.stage())
        .bind("kind", kind)
        .bind("detail", detail)
        .bind("run", run.id())
        .bind("now", now)
        .execute();
  }
}
