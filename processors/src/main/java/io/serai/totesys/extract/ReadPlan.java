package io.serai.totesys.extract;

import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How one table is read in this run.
 *
 * @param since a delta's lower bound, else null
 * @param chunkKeys keys of one chunk at most; 0 for a single chunk of all keys
 * @param bytes size expected of the whole read
 * @param state the table at the start
 * @param mark the table's watermark at the start
 * @param altered manifests of the table that were found altered: what they held is read again
 */
record ReadPlan(
    SourceTable table,
    Mode mode,
    Stamp since,
    long chunkKeys,
    long bytes,
    TableState state,
    TableMark mark,
    List<String> altered) {

  /**
   * The mode that a table's state asks for.
   *
   * @param compare whether the run compares the source with what was delivered
   */
  static Mode mode(SourceTable table, TableMark mark, List<String> altered, boolean compare) {
    if (table.reading() == Reading.SNAPSHOT) {
      return Mode.SNAPSHOT;
    }
    if (mark.lastUpdated() == null || !altered.isEmpty()) {
      return Mode.FULL;
    }
    return compare ? Mode.RECONCILE : Mode.DELTA;
  }

  /** The columns of the parts: the source's, then those the hub adds. */
  List<String> header() {
    List<String> names = new ArrayList<>(state.columns());
    if (mode.versioned()) {
      names.add(ColumnCheck.ROW_HASH);
    }
    if (mode == Mode.RECONCILE) {
      names.add(ColumnCheck.ROW_DELETED);
    }
    return names;
  }

  /** Whether it is read in ranges of keys. */
  boolean chunked() {
    return chunkKeys > 0;
  }

  /** The chunks' ranges, made one at a time, each as wide as is wished by then. */
  KeyWalk walk(LongSupplier keys) {
    return chunked()
        ? new KeyWalk(state.firstKey(), state.lastKey(), keys)
        : new KeyWalk(null, null, keys);
  }

  /** Bytes expected of one chunk at most. */
  long chunkBytes() {
    return chunked() ? bytes / KeyRange.count(state.firstKey(), state.lastKey(), chunkKeys) : bytes;
  }

  /** Whether a snapshot with this content was delivered before and is still whole. */
  boolean delivered(String content) {
    return altered.isEmpty() && content.equals(mark.content());
  }
}
