package io.serai.mail.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How an account that providers do not know yet grows: it begins small and doubles.
 *
 * @param since its first day; null for an account that is warm
 * @param start recipients of its first 24 hours
 * @param doubling after how long it may send twice as much
 */
public record WarmUp(Instant since, int start, Duration doubling) {
  private static final int LARGEST_SHIFT = 24;

  /** For an account that is warm. */
  public static final WarmUp NONE = new WarmUp(null, 0, Duration.ZERO);

  int cap(Instant now) {
    if (since == null) {
      return Integer.MAX_VALUE;
    }
    long shift = Math.min(LARGEST_SHIFT, Math.max(0, steps(now)));
    return (int) Math.min(Integer.MAX_VALUE, (long) start << shift);
  }

  /** When the cap grows next; null when it does not. */
  Instant grows(Instant now) {
    return since == null ? null : since.plus(doubling.multipliedBy(Math.max(0, steps(now)) + 1));
  }

  private long steps(Instant now) {
    return Math.floorDiv(Duration.between(since, now).toMillis(), doubling.toMillis());
  }
}
