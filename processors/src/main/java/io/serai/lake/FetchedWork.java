package io.serai.lake;

import java.util.List;

/** A unit of work that needs parts from the bucket. */
public interface FetchedWork {
  /** Every part it needs. */
  List<Fetch> fetches();

  /** False once a part turned out to be missing or altered. */
  default boolean intact() {
    return fetches().stream().allMatch(fetch -> fetch.damage().isEmpty());
  }
}
