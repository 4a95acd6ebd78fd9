package io.serai.leads.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far back a poll reads.
 *
 * @param least at least so far
 * @param overlap so far behind the last complete poll
 * @param sweep the first time of a day
 */
public record Window(Duration least, Duration overlap, Duration sweep) {
  private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);

  /** Where a poll begins. */
  Instant start(Instant now, Optional<Instant> completed, Optional<Instant> swept) {
    Instant start = now.minus(least);
    if (completed.isPresent()) {
      start = earlier(start, completed.get().minus(overlap));
    }
    return sweeps(now, swept) ? earlier(start, now.minus(sweep)) : start;
  }

  /** Whether a poll is the first of a day. */
  boolean sweeps(Instant now, Optional<Instant> swept) {
    return swept.isEmpty() || !now.isBefore(swept.get().plus(BETWEEN_SWEEPS));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
