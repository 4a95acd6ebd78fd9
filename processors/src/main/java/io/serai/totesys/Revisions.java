package io.serai.totesys;

import io.serai.lake.ManifestCodec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The transform manifests there are: for each (run, table) the newest revision. */
public final class Revisions {
  private final Map<String, String> newest = new HashMap<>();

  private Revisions() {}

  public static Revisions of(Collection<String> transformManifests) {
    Revisions revisions = new Revisions();
    for (String key : transformManifests) {
      revisions.newest.merge(
          slot(key), key, (left, right) -> number(left) > number(right) ? left : right);
    }
    return revisions;
  }

  /** The newest transform manifest of the run and table that any manifest's key names. */
  public Optional<String> newest(String key) {
    return Optional.ofNullable(newest.get(slot(key)));
  }

  /** Whether a later revision took the place of a transform manifest. */
  public boolean superseded(String key) {
    return newest(key).filter(other -> number(other) > number(key)).isPresent();
  }

  /** The name that comes after a transform manifest's. */
  public static String nextName(String key) {
    return tableOf(key) + ".r" + (number(key) + 1);
  }

  /** The source table in a manifest's key. */
  public static SourceTable sourceOf(String key) {
    return SourceTable.named(tableOf(key));
  }

  /** The source table's name in a manifest's key, with or without a revision. */
  public static String tableOf(String key) {
    return ManifestCodec.unitOf(key);
  }

  private static String slot(String key) {
    return ManifestCodec.runIdOf(key) + "/" + tableOf(key);
  }

  /** 1 for {@code staff.json}, 2 for {@code staff.r2.json}. */
  static int number(String key) {
    String file = key.substring(key.lastIndexOf('/') + 1);
    String[] words = file.split("\\.");
    return words.length == 2 ? 1 : Integer.parseInt(words[1].substring(1));
  }
}
