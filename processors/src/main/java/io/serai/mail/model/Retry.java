package io.serai.mail.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a mail that was deferred is tried again. */
final class Retry {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(8));

  private static final int SPREAD_PERCENT = 20;

  private Retry() {}

  /**
   * The next try: the step of that attempt, up to a fifth shorter or longer, so that mails that
   * were deferred together do not come back together. The same mail has the same step each time.
   *
   * @param attempts tries so far, at least 1
   */
  static Instant at(Instant now, String mail, int attempts) {
    Duration step = STEPS.get(Math.min(attempts, STEPS.size()) - 1);
    int spread = Math.floorMod((mail + attempts).hashCode(), 2 * SPREAD_PERCENT + 1);
    return now.plus(step.multipliedBy(100 - SPREAD_PERCENT + spread).dividedBy(100));
  }
}
