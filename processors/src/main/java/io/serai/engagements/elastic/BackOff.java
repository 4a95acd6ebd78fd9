package io.serai.engagements.elastic;

import java.time.Duration;

/** How often and after which pauses something is sent again. */
public record BackOff(int tries, Duration first, Duration longest) {
  /** The pause before a try; none before the first. */
  Duration before(int tried) {
    if (tried == 0) {
      return Duration.ZERO;
    }
    long doubled = first.toMillis() << Math.min(tried - 1, 20);
    return Duration.ofMillis(Math.min(doubled, longest.toMillis()));
  }
}
