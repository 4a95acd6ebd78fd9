package io.serai.totesys.extract;

import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Reading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How one table is read in this run.
 *
 * @param since a delta's lower bound, else null
 * @param chunkKeys keys of one chunk; 0 for a single chunk of all keys
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

  /** The number of chunks. */
  long chunks() {
    return chunkKeys == 0 ? 1 : KeyRange.count(state.firstKey(), state.lastKey(), chunkKeys);
  }

  /** The chunks' ranges, made one at a time. */
  Iterator<KeyRange> ranges() {
    return chunkKeys == 0
        ? List.of(KeyRange.ALL).iterator()
        : KeyRange.walk(state.firstKey(), state.lastKey(), chunkKeys);
  }

  /** Bytes expected of one chunk. */
  long chunkBytes() {
    return bytes / chunks();
  }

  /** Whether a snapshot with this content was delivered before and is still whole. */
  boolean delivered(String content) {
    return altered.isEmpty() && content.equals(mark.content());
  }
}
