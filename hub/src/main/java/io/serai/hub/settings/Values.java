package io.serai.hub.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as they are gathered, from the weakest source to the strongest, with what was wrong. */
final class Values {
  private final Catalogue catalogue;
  private final Map<String, Value> byKey = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  Values(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Takes a value; a later one of the same key wins, an empty one counts as absent. Keys of Camel
   * pass as they are; any other key must be in the catalogue.
   */
  void put(String key, String value, String source) {
    if (!key.startsWith("camel.") && catalogue.find(key).isEmpty()) {
      fault(source, "unknown setting '%s'%s".formatted(key, catalogue.suggestion(key)));
    } else if (!value.isEmpty()) {
      byKey.put(key, new Value(value, source));
    }
  }

  void fault(String where, String what) {
    faults.add(new Fault(where, what));
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Map<String, Value> byKey() {
    return byKey;
  }

  List<Fault> faults() {
    return faults;
  }
}
