package io.serai.acceptance.harness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that runs with the machine's, or stands still, and can be moved on: hours pass in
 * milliseconds.
 */
public final class TestClock extends Clock {
  private final Clock base;
  private volatile Duration ahead = Duration.ZERO;

  /** Runs with the machine's clock. */
  public TestClock() {
    this(Clock.systemUTC());
  }

  private TestClock(Clock base) {
    this.base = base;
  }

  /** Stands still but for {@link #pass}. */
  public static TestClock stoppedAt(Instant instant) {
    return new TestClock(Clock.fixed(instant, ZoneOffset.UTC));
  }

  /** Moves the clock on. */
  public void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  /** Takes back every {@link #pass}. */
  public void reset() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the hub's clock is UTC");
  }
}
