package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The lease of each stage: who holds it, until when, and the token that fences off earlier holders.
 */
final class Leases {
  private final String holder;
  private final Duration life;

  Leases(String holder, Duration life) {
    this.holder = holder;
    this.life = life;
  }

  Duration life() {
    return life;
  }

  /** Lets one opener of a flow in at a time, or two could each find the other's stage free. */
  void takeTurns(Handle handle, String flow) {
    handle
        .createQuery(sql(Leases.class, "take-turns"))
        .bind("flow", flow)
        .mapTo(String.class)
        .one();
  }

  /** Takes a stage's lease; empty when another holder's has not ended. */
  Optional<Long> take(Handle handle, String flow, String stage, Instant now) {
    return handle
        .createQuery(sql(Leases.class, "take"))
        .bind("flow", flow)
        .bind("stage", stage)
        .bind("holder", holder)
        .bind("now", now)
        .bind("expires", now.plus(life))
        .bind("millis", now.toEpochMilli())
        .mapTo(Long.class)
        .findOne();
  }

  /** Another stage of a flow, among those named, whose lease is held. */
  Optional<String> heldBeside(
      Handle handle, String flow, String own, List<String> stages, Instant now) {
    return stages.isEmpty()
        ? Optional.empty()
        : handle
            .createQuery(sql(Leases.class, "held-beside"))
            .bind("flow", flow)
            .bind("own", own)
            .bindList("stages", stages)
            .bind("now", now)
            .mapTo(String.class)
            .findFirst();
  }

  /**
   * Prolongs a lease that its run has not given back.
   *
   * @return false when it has passed to another holder
   */
  boolean renew(Handle handle, String flow, String stage, long token, Instant now) {
    return handle
            .createUpdate(sql(Leases.class, "renew"))
            .bind("flow", flow)
            .bind("stage", stage)
            .bind("token", token)
            .bind("expires", now.plus(life))
            .execute()
        == 1;
  }

  /** Gives a lease back; false when it had passed to another holder. */
  boolean free(Handle handle, String flow, String stage, long token, Instant now) {
    return handle
            .createUpdate(sql(Leases.class, "free"))
            .bind("flow", flow)
            .bind("stage", stage)
            .bind("token", token)
            .bind("now", now)
            .execute()
        == 1;
  }
}
