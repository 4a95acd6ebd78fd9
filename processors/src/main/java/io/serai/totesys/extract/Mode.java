package io.serai.totesys.extract;

import java.util.Locale;

/** What a read of a table covers. */
public enum Mode {
  /** Every row of an incremental table, by ranges of its key. */
  FULL,
  /** The rows of an incremental table that changed since the watermark, less the overlap. */
  DELTA,
  /** Every row of a small table at one moment. */
  SNAPSHOT,
  /**
   * Every row of an incremental table against what was delivered: what differs, and what is gone.
   */
  RECONCILE;

  /** The name in manifests, e.g. {@code delta}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the query's file; a comparison reads what a full read does. */
  String query() {
    return this == RECONCILE ? FULL.text() : text();
  }

  /** Whether its parts hold every row of the table. */
  boolean whole() {
    return this == FULL || this == SNAPSHOT;
  }

  /** Whether rows carry a hash and delivered versions are remembered. */
  public boolean versioned() {
    return this != SNAPSHOT;
  }
}
