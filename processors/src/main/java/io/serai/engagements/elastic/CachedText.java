package io.serai.engagements.elastic;

import java.time.Duration;
import java.util.function.Supplier;

/** A text from a secret store, kept for five minutes: it is needed at every request. */
final class CachedText implements Supplier<String> {
  private static final long LIFE_NANOS = Duration.ofMinutes(5).toNanos();

  private final Supplier<String> source;
  private String text;
  private long readAt;

  CachedText(Supplier<String> source) {
    this.source = source;
  }

  @Override
  public synchronized String get() {
    if (text == null || System.nanoTime() - readAt > LIFE_NANOS) {
      text = source.get();
      readAt = System.nanoTime();
    }
    return text;
  }
}
