package io.serai.totesys.extract;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many keys a chunk covers, so that its statement on the source stays short. What the last one
 * took decides about the next. Safe to use from many threads.
 */
final class ChunkWidth {
  /** why: below it a chunk costs more in round trips and objects than it spares the source. */
  private static final long NARROWEST = 1_000;

  /** A first read begins carefully: nobody knows yet how fast the source is. */
  private static final long FIRST_PART = 4;

  /** Part of the limit that is aimed at, in percent: times on a busy source vary. */
  private static final long AIM = 60;

  private final Duration longest;
  private final long widest;
  private final AtomicLong width;

  /**
   * @param longest what a statement should stay below
   * @param widest keys of a chunk at most
   */
  ChunkWidth(Duration longest, long widest) {
    this.longest = longest;
    this.widest = widest;
    this.width = new AtomicLong(clamp(widest / FIRST_PART, widest));
  }

  /** Keys of the next chunk. */
  long get() {
    return width.get();
  }

  /** Learns from a chunk. */
  void learn(long keys, long elapsedMs) {
    width.set(next(keys, elapsedMs, longest.toMillis(), widest));
  }

  /**
   * The rule: as many keys as would have taken {@value #AIM} % of the limit, at most twice as many
   * as last time, never more than the widest.
   */
  static long next(long keys, long elapsedMs, long longestMs, long widest) {
    long fitting = keys * longestMs * AIM / 100 / Math.max(1, elapsedMs);
    return clamp(Math.min(fitting, 2 * keys), widest);
  }

  private static long clamp(long keys, long widest) {
    return Math.min(widest, Math.max(NARROWEST, keys));
  }
}
