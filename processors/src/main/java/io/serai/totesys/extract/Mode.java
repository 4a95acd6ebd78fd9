package io.serai.totesys.extract;

import java.util.Locale;

/** What a read of a table covers. */
public enum Mode {
  /** Every row of an incremental table, by ranges of its key. */
  FULL,
  /** The rows of an incremental table that changed since the watermark, less the overlap. */
  DELTA,
  /** Every row of a small table at one moment. */
  SNAPSHOT;

  /** The name in manifests and of the query's file, e.g. {@code delta}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether rows carry a hash and delivered versions are remembered. */
  public boolean versioned() {
    return this != SNAPSHOT;
  }
}
