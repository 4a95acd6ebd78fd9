package io.serai.totesys.load;

import io.serai.core.Counts;

/**
 * What became of a part, every number from the warehouse.
 *
 * @param read rows staged; 0 for a derived part
 * @param written rows inserted or changed
 * @param skipped rows that were there already
 * @param produced rows of derived parts that changed, rows deactivated, placeholders
 */
record Merged(long read, long written, long skipped, long produced) {
  boolean balanced() {
    return read == written + skipped;
  }

  /** The same for a part that is no input of the stage. */
  Merged derived() {
    return new Merged(0, 0, 0, written + produced);
  }

  void addTo(Counts counts) {
    counts.read(read);
    counts.written(written);
    counts.skipped(skipped);
    counts.produced(produced);
  }
}
