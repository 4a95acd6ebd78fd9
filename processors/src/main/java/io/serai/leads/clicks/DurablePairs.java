package io.serai.leads.clicks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Pairs whose documents this hub wrote a moment ago: the next click of the same link need not write
 * them again. A pair is known with what its send said last, so that a send that changes is written
 * anew; what somebody else changes behind the hub's back (a document, an acknowledgement's urls) is
 * mended by the first click after a while.
 */
final class DurablePairs {
  private static final Duration WHILE = Duration.ofMinutes(10);
  private static final int MOST = 50_000;

  private final Cache<String, String> pairs;

  DurablePairs(Clock clock) {
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    pairs = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(WHILE).maximumSize(MOST).build();
  }

  /** Those that are to be written. */
  List<SendUrls.Pair> without(Collection<SendUrls.Pair> asked) {
    return asked.stream()
        .filter(pair -> !pair.version().equals(pairs.getIfPresent(pair.key())))
        .toList();
  }

  /** These are durable. */
  void add(Collection<SendUrls.Pair> written) {
    written.forEach(pair -> pairs.put(pair.key(), pair.version()));
  }
}
