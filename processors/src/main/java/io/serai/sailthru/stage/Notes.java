package io.serai.sailthru.stage;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was remarkable in a file and did not refuse a line, counted by name: {@code
 * unknown.<kind>.<key>}, {@code truncated.<dataset>.<column>}, {@code time.gap}, {@code
 * time.overlap}.
 */
final class Notes {
  /** why: a file whose keys are all different must not fill the memory */
  private static final int MOST = 200;

  private final Map<String, Long> counts = new TreeMap<>();

  void count(String name) {
    count(name, 1);
  }

  private void count(String name, long times) {
    String known = counts.containsKey(name) || counts.size() < MOST ? name : "others";
    counts.merge(known, times, Long::sum);
  }

  void addAll(Notes others) {
    others.counts.forEach(this::count);
  }

  void clear() {
    counts.clear();
  }

  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
