package io.serai.acceptance.bench;

import io.serai.acceptance.bench.Case.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every value of every repetition, and the median that stands for them. */
final class Samples {
  private final Map<Kind, Map<String, List<Double>>> values = new EnumMap<>(Kind.class);

  void add(Kind kind, Map<String, Double> once) {
    Map<String, List<Double>> of = values.computeIfAbsent(kind, k -> new HashMap<>());
    once.forEach((name, value) -> of.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
  }

  /** In the order in which they were measured. */
  List<Double> all(Kind kind, String measure) {
    return List.copyOf(values.getOrDefault(kind, Map.of()).getOrDefault(measure, List.of()));
  }

  /** The median, or null when nothing was measured. */
  Double median(Kind kind, String measure) {
    List<Double> sorted = all(kind, measure).stream().sorted().toList();
    if (sorted.isEmpty()) {
      return null;
    }
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
