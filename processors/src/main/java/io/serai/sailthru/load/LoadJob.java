package io.serai.sailthru.load;

import io.serai.lake.Fetch;
import io.serai.lake.FetchedWork;
import io.serai.lake.Manifest;
import io.serai.sailthru.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A delivered file whose parts go into one transaction. */
public final class LoadJob implements FetchedWork {
  private final String key;
  private final Manifest manifest;
  private final List<Entry> entries;
  private final Map<String, Fetch> fetches;

  /**
   * @param key of the stage manifest
   * @param fetches by the key of their parts
   */
  LoadJob(String key, Manifest manifest, Map<String, Fetch> fetches) {
    this.key = key;
    this.manifest = manifest;
    this.fetches = fetches;
    this.entries =
        Entry.of(manifest).stream()
            .sorted(Comparator.comparing(Entry::exportTs).thenComparing(Entry::precedence))
            .toList();
  }

  /** The unit's name. */
  public String name() {
    return manifest.name();
  }

  String key() {
    return key;
  }

  Manifest manifest() {
    return manifest;
  }

  /** Oldest export first. */
  List<Entry> entries() {
    return entries;
  }

  Fetch fetch(String part) {
    return fetches.get(part);
  }

  @Override
  public List<Fetch> fetches() {
    return List.copyOf(fetches.values());
  }
}
