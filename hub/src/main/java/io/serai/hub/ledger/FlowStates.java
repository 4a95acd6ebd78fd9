package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import java.time.Clock;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Pausing a flow is a row that every replica obeys. */
public final class FlowStates {
  private final LedgerDatabase database;
  private final Clock clock;

  public FlowStates(LedgerDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Refuses new runs of a flow; a run that is open goes on to its end. */
  public void pause(String flow, boolean paused) {
    database.use(
        handle ->
            handle
                .createUpdate(sql(FlowStates.class, "pause"))
                .bind("flow", flow)
                .bind("paused", paused)
                .bind("now", clock.instant())
                .execute());
  }

  /** The flows that are paused. */
  public Set<String> paused() {
    return database.transaction(
        handle ->
            Set.copyOf(
                handle
                    .createQuery("SELECT flow FROM serai.flow_state WHERE paused")
                    .mapTo(String.class)
                    .list()));
  }

  public boolean paused(String flow) {
    return database.transaction(handle -> paused(handle, flow));
  }

  static boolean paused(Handle handle, String flow) {
    return handle
        .createQuery("SELECT paused FROM serai.flow_state WHERE flow = :flow")
        .bind("flow", flow)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }
}
