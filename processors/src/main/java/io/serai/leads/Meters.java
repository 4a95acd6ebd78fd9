package io.serai.leads;

import io.serai.leads.queue.Delivery.Fate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the queue stages did since the hub started: they have no run that would count it. */
public final class Meters {
  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

  /** Counts a message of a stage by its end. */
  public void count(String stage, Fate fate) {
    add("%s.%s".formatted(stage, fate.name().toLowerCase(java.util.Locale.ROOT)), 1);
  }

  /** Adds to a counter. */
  public void add(String counter, long amount) {
    counters.computeIfAbsent(counter, name -> new LongAdder()).add(amount);
  }

  /** A counter's value now. */
  public long value(String counter) {
    LongAdder adder = counters.get(counter);
    return adder == null ? 0 : adder.sum();
  }

  /** All counters that were used. */
  public Map<String, Long> values() {
    Map<String, Long> values = new TreeMap<>();
    counters.forEach((name, adder) -> values.put(name, adder.sum()));
    return values;
  }
}
