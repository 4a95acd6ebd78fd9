package io.serai.sailthru.privacy;

import java.util.Set;

/**
 * Which variables of a profile keep their values: they may hold names and birthdays.
 *
 * @param keep names that do, as they are written; {@code *} for all
 * @param hashOthers whether the others' values are hashed, or their rows dropped
 */
public record Vars(Set<String> keep, boolean hashOthers) {
  public Vars {
    keep = Set.copyOf(keep);
  }

  public boolean kept(String name) {
    return keep.contains("*") || keep.contains(name);
  }
}
