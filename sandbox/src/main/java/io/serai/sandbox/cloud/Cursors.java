package io.serai.sandbox.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What is left of answers that did not fit into a page; each id is good once, for a while. */
final class Cursors {
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** The rest of an answer, and which of its properties were asked for. */
  record Rest(Unit unit, Collection<String> properties, List<Item> items, Instant expires) {}

  private final Map<String, Rest> open = new ConcurrentHashMap<>();

  static String newId() {
    return UUID.randomUUID().toString();
  }

  void keep(String id, Unit unit, Collection<String> properties, List<Item> items, Instant now) {
    open.values().removeIf(rest -> !now.isBefore(rest.expires()));
    open.put(id, new Rest(unit, properties, items, now.plus(LIFE)));
  }

  /** Takes the rest of an answer, which nobody gets a second time. */
  Optional<Rest> take(String id, Unit unit, Instant now) {
    return Optional.ofNullable(open.remove(id))
        .filter(rest -> rest.unit() == unit && now.isBefore(rest.expires()));
  }

  void expire() {
    open.clear();
  }
}
