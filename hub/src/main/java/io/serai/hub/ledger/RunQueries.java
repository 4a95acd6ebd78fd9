package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.core.Counts.Tally;
import io.serai.core.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What the API and the command line show of runs. */
public final class RunQueries {
  private final LedgerDatabase database;

  public RunQueries(LedgerDatabase database) {
    this.database = database;
  }

  /**
   * One run as stored; counters are final once {@code finishedAt} is set. {@code expected} inputs
   * and moved {@code bytes} are known only while this process runs it. What it cost its source is
   * null for a run that read from no database.
   */
  public record RunView(
      String id,
      String triggerId,
      String flow,
      String stage,
      Instant scheduledFor,
      Instant startedAt,
      Instant finishedAt,
      String status,
      long read,
      long written,
      long rejected,
      long skipped,
      long held,
      long produced,
      int units,
      long expected,
      long bytes,
      Long sourceStatementMs,
      Long sourceTransactionMs,
      Long sourceRowsPerSecond,
      String error) {

    /** The same run with the counters of its open {@link Run}. */
    public RunView live(Run run) {
      Tally t = run.tally();
      return new RunView(
          id,
          triggerId,
          flow,
          stage,
          scheduledFor,
          startedAt,
          finishedAt,
          status,
          t.read(),
          t.written(),
          t.rejected(),
          t.skipped(),
          t.held(),
          t.produced(),
          run.units(),
          run.expected(),
          run.bytes(),
          run.source().longestStatementMs(),
          run.source().longestTransactionMs(),
          run.source().rowsPerSecond(),
          error);
    }
  }

  /** One refused row. */
  public record RejectedView(String source, String position, String reason) {}

  /** Newest first; null filters match everything. */
  public List<RunView> runs(String flow, String triggerId, int limit) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(RunQueries.class, "runs"))
                .bind("flow", flow)
                .bind("trigger", triggerId)
                .bind("limit", limit)
                .map(ConstructorMapper.of(RunView.class))
                .list());
  }

  public Optional<RunView> run(String id) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(RunQueries.class, "run"))
                .bind("id", id)
                .map(ConstructorMapper.of(RunView.class))
                .findOne());
  }

  public List<RejectedView> rejected(String runId, int limit) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(RunQueries.class, "rejected"))
                .bind("run", runId)
                .bind("limit", limit)
                .map(ConstructorMapper.of(RejectedView.class))
                .list());
  }
}
