package io.serai.lake;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How far a stage is settled. */
public final class Settled {
  private Settled() {}

  /**
   * The newest run such that every manifest of it and of all earlier ones is done; empty when there
   * is none.
   *
   * @param keys manifests in the order of their runs
   */
  public static Optional<String> newest(List<String> keys, Predicate<String> done) {
    Optional<String> firstOpen =
        keys.stream().filter(done.negate()).findFirst().map(ManifestCodec::runIdOf);
    return keys.stream()
        .map(ManifestCodec::runIdOf)
        .filter(run -> firstOpen.isEmpty() || run.compareTo(firstOpen.get()) < 0)
        .reduce((first, second) -> second);
  }
}
