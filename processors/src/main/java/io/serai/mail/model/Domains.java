package io.serai.mail.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many recipients each receiving domain had in the minute of the clock.
 *
 * @param perMinute the cap of a domain; 0 for none
 * @param used keyed hash of a domain to recipients in this minute
 */
public record Domains(int perMinute, Map<String, Integer> used) {
  /** Without a cap. */
  public static final Domains UNCAPPED = new Domains(0, Map.of());

  /** The minute of the clock that an instant lies in. */
  public static Instant minute(Instant now) {
    return now.truncatedTo(ChronoUnit.MINUTES);
  }

  static Instant nextMinute(Instant now) {
    return minute(now).plus(1, ChronoUnit.MINUTES);
  }

  /** Those of some recipients that their domains may have now, in their order. */
  List<Recipient> admitted(List<Recipient> recipients) {
    if (perMinute == 0) {
      return recipients;
    }
    Map<String, Integer> now = new HashMap<>(used);
    return recipients.stream()
        .filter(one -> now.merge(one.domain(), 1, Integer::sum) <= perMinute)
        .toList();
  }

  /** Recipients by domain, for what has a cap. */
  Map<String, Integer> count(List<Recipient> recipients) {
    Map<String, Integer> count = new HashMap<>();
    if (perMinute > 0) {
      recipients.forEach(one -> count.merge(one.domain(), 1, Integer::sum));
    }
    return count;
  }

  Domains plus(Map<String, Integer> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, Integer> sums = new HashMap<>(used);
    more.forEach((domain, n) -> sums.merge(domain, n, Integer::sum));
    return new Domains(perMinute, sums);
  }
}
