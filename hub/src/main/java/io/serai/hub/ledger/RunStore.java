package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.core.Counts.Tally;
import io.serai.core.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Opens and closes runs, each under the lease of its stage. */
public final class RunStore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final LedgerDatabase database;
  private final Clock clock;
  private final String holder;
  private final Leases leases;

  /**
   * @param holder this process, e.g. {@code host-4711-3f2a}
   * @param lease life of a lease; renewed every third of it
   */
  public RunStore(LedgerDatabase database, Clock clock, String holder, Duration lease) {
    this.database = database;
    this.clock = clock;
    this.holder = holder;
    this.leases = new Leases(holder, lease);
  }

  /** Life of a lease. */
  public Duration lease() {
    return leases.life();
  }

  /** What an attempt to open a run came to. */
  public sealed interface Opening {
    /** The run is open and the lease held. */
    record Open(Run run) implements Opening {}

    /** Another hub, or another trigger, holds the lease. */
    record Busy(String stage) implements Opening {}

    /** This tick has had its run. */
    record Done() implements Opening {}

    /** The flow is paused. */
    record Paused() implements Opening {}
  }

  /** Who asks for a run, when it was due and with what payload. */
  public record Request(
      String triggerId,
      String flow,
      String stage,
      Instant scheduledFor,
      Map<String, Object> payload) {}

  /**
   * Takes the lease and inserts the run in one transaction.
   *
   * @param freeStages stages of the flow that must not be running either; empty for a follow-on run
   */
  public Opening open(Request request, List<String> freeStages) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return database.transaction(
        handle -> {
          Opening opening = open(handle, request, freeStages, now);
          if (!(opening instanceof Opening.Open)) {
            handle.rollback();
          }
          return opening;
        });
  }

  private Opening open(Handle handle, Request request, List<String> freeStages, Instant now) {
    leases.takeTurns(handle, request.flow());
    if (FlowStates.paused(handle, request.flow())) {
      return new Opening.Paused();
    }
    Optional<Long> token = leases.take(handle, request.flow(), request.stage(), now);
    if (token.isEmpty()) {
      return new Opening.Busy(request.stage());
    }
    Optional<String> running =
        leases.heldBeside(handle, request.flow(), request.stage(), freeStages, now);
    if (running.isPresent()) {
      return new Opening.Busy(running.get());
    }
    handle
        .createUpdate(sql(RunStore.class, "abandon"))
        .bind("flow", request.flow())
        .bind("stage", request.stage())
        .bind("now", now)
        .execute();
    return insert(handle, request, token.get(), now);
  }

  private Opening insert(Handle handle, Request request, long token, Instant now) {
    long number = handle.createQuery("SELECT nextval('serai.run_number')").mapTo(Long.class).one();
    String id = "%s-%06d".formatted(STAMP.format(now), number % 1_000_000);
    int inserted =
        handle
            .createUpdate(sql(RunStore.class, "insert"))
            .bind("id", id)
            .bind("trigger", request.triggerId())
            .bind("flow", request.flow())
            .bind("stage", request.stage())
            .bind("scheduled", request.scheduledFor())
            .bind("payload", Json.write(request.payload()))
            .bind("token", token)
            .bind("holder", holder)
            .bind("now", now)
            .execute();
    return inserted == 0
        ? new Opening.Done()
        : new Opening.Open(
            new Run(
                id,
                request.triggerId(),
                request.flow(),
                request.stage(),
                request.scheduledFor(),
                token,
                request.payload()));
  }

  /**
   * Prolongs the lease of a run.
   *
   * @return false when another holder has taken it
   */
  public boolean renew(Run run) {
    return database.transaction(
        handle -> leases.renew(handle, run.flow(), run.stage(), run.token(), clock.instant()));
  }

  /**
   * Closes a run, moves its watermarks and frees its lease in one transaction that names the token
   * (I2). A run that is FAILED, for instance because its lease was lost, moves no watermark.
   *
   * @return the status; a run that its successor marked abandoned keeps its successor's words
   */
  public RunStatus close(Run run) {
    Instant now = clock.instant();
    return database.transaction(
        handle -> {
          boolean held = leases.free(handle, run.flow(), run.stage(), run.token(), now);
          Outcome outcome = Outcome.of(run, held);
          finish(handle, run, outcome, now);
          if (held && outcome.status() != RunStatus.FAILED) {
            // why: what a FAILED run read cannot be trusted; the next run reads it again
            run.watermarks().forEach((key, value) -> moveWatermark(handle, run, key, value));
          }
          if (held) {
            Alarms.update(handle, run, outcome, now);
          }
          return outcome.status();
        });
  }

  private static void finish(Handle handle, Run run, Outcome outcome, Instant now) {
    Tally tally = run.tally();
    handle
        .createUpdate(sql(RunStore.class, "finish"))
        .bind("id", run.id())
        .bind("now", now)
        .bind("status", outcome.status().name())
        .bind("read", tally.read())
        .bind("written", tally.written())
        .bind("rejected", tally.rejected())
        .bind("skipped", tally.skipped())
        .bind("held", tally.held())
        .bind("produced", tally.produced())
        .bind("units", run.units())
        .bind("sourceStatement", run.source().longestStatementMs())
        .bind("sourceTransaction", run.source().longestTransactionMs())
        .bind("sourceRows", run.source().rowsPerSecond())
        .bind("error", outcome.error())
        .execute();
  }

  private static void moveWatermark(Handle handle, Run run, String key, String value) {
    handle
        .createUpdate(sql(RunStore.class, "move-watermark"))
        .bind("flow", run.flow())
        .bind("key", key)
        .bind("value", value)
        .bind("run", run.id())
        .execute();
  }
}
