package io.serai.hub.run;

import io.serai.core.SeraiException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats short ledger work: while it fails for a passing reason, or until its answer will do. */
public final class Retries {
  private final Duration pause;
  private final Duration patience;

  /**
   * @param pause between two tries
   * @param patience how long {@link #until} waits for a good answer
   */
  public Retries(Duration pause, Duration patience) {
    this.pause = pause;
    this.patience = patience;
  }

  /**
   * Repeats work that fails with a transient error, and throws the last one after {@code limit}.
   */
  <T> T within(Duration limit, Supplier<T> work) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return work.get();
      } catch (SeraiException e) {
        if (!SeraiException.isTransient(e) || System.nanoTime() > end) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    }
  }

  /** Repeats work until its answer will do or patience ends; returns the last answer. */
  <T> T until(Supplier<T> work, Predicate<T> good) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    T answer = within(patience, work);
    while (!good.test(answer) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      answer = within(patience, work);
    }
    return answer;
  }
}
