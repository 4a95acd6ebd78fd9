package io.serai.core;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a run's reads cost the database they read from: how long it was held, and how fast it gave.
 * Safe to use from many threads.
 */
public final class SourceLoad {
  private static final long NOTHING = -1;
  private static final long MS_PER_SECOND = 1_000;

  private final LongAccumulator statement = new LongAccumulator(Math::max, NOTHING);
  private final LongAccumulator transaction = new LongAccumulator(Math::max, NOTHING);
  private final LongAdder rows = new LongAdder();
  private final LongAdder readingMs = new LongAdder();

  /** A statement that handed out rows. */
  public void statement(long handedOut, long elapsedMs) {
    statement.accumulate(elapsedMs);
    rows.add(handedOut);
    readingMs.add(elapsedMs);
  }

  /** A transaction, from its begin to its end. */
  public void transaction(long elapsedMs) {
    transaction.accumulate(elapsedMs);
  }

  /** Milliseconds of the longest statement; null when there was none. */
  public Long longestStatementMs() {
    return known(statement.get());
  }

  /** Milliseconds the longest transaction was open; null when there was none. */
  public Long longestTransactionMs() {
    return known(transaction.get());
  }

  /** Rows a second and connection while statements handed them out; null when none did. */
  public Long rowsPerSecond() {
    return statement.get() == NOTHING
        ? null
        : Long.valueOf(rows.sum() * MS_PER_SECOND / Math.max(1, readingMs.sum()));
  }

  private static Long known(long value) {
    return value == NOTHING ? null : Long.valueOf(value);
  }
}
