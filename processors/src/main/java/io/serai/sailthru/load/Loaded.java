package io.serai.sailthru.load;

import io.serai.core.Counts;

/**
 * What became of the records of a file, every number from the warehouse.
 *
 * @param read records staged
 * @param written records inserted or updated
 * @param skipped records that a newer export has, that were there already, or whose person is
 *     erased
 * @param produced rows derived from them that were written
 */
record Loaded(long read, long written, long skipped, long produced) {
  static final Loaded NOTHING = new Loaded(0, 0, 0, 0);

  Loaded plus(Loaded other) {
    return new Loaded(
        read + other.read,
        written + other.written,
        skipped + other.skipped,
        produced + other.produced);
  }

  boolean balanced() {
    return read == written + skipped;
  }

  void addTo(Counts counts) {
    counts.read(read);
    counts.written(written);
    counts.skipped(skipped);
    counts.produced(produced);
  }
}
