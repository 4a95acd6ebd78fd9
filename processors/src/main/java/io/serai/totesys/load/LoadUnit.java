package io.serai.totesys.load;

import io.serai.lake.Fetch;
import io.serai.lake.Manifest;
import io.serai.totesys.Target;
import java.util.Comparator;
import java.util.List;

/**
 * One transform manifest on its way into the warehouse.
 *
 * @param fetches its parts, dimensions before facts
 */
record LoadUnit(String key, Manifest manifest, List<Fetch> fetches) {
  LoadUnit {
    fetches =
        fetches.stream()
            .sorted(Comparator.comparing((Fetch f) -> Target.named(f.part().dataset())))
            .toList();
  }

  boolean intact() {
    return fetches.stream().allMatch(fetch -> fetch.damage().isEmpty());
  }

  /** The targets of its parts between commas, so that each is found as a whole word. */
  String targets() {
    StringBuilder targets = new StringBuilder(",");
    fetches.forEach(fetch -> targets.append(fetch.part().dataset()).append(','));
    return targets.toString();
  }

  /** Whether a part holds every row of its target, so that missing keys are deleted rows. */
  boolean isComplete(Target target) {
    String incomplete = "," + manifest.facts().getOrDefault("incomplete", "") + ",";
    return target.isFullSet() && !incomplete.contains("," + target.table() + ",");
  }
}
