package io.serai.leads.fetch;

import io.serai.leads.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What answers said, by unit and id. */
final class Found<T> {
  private final Map<Unit, Map<String, T>> byUnit = new LinkedHashMap<>();

  void put(Unit unit, String id, T what) {
    byUnit.computeIfAbsent(unit, key -> new LinkedHashMap<>()).putIfAbsent(id, what);
  }

  boolean has(Unit unit, String id) {
    return byUnit.getOrDefault(unit, Map.of()).containsKey(id);
  }

  Set<Unit> units() {
    return byUnit.keySet();
  }

  Map<String, T> of(Unit unit) {
    return byUnit.getOrDefault(unit, Map.of());
  }

  void forEach(BiConsumer<Unit, Map<String, T>> each) {
    byUnit.forEach(each);
  }
}
