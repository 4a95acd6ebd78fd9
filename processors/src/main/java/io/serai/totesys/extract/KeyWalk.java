package io.serai.totesys.extract;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;

/**
 * Walks a table from its first key to its last in ranges, each as wide as is wished when it is
 * asked for. The outer two are open, so that every key, also one inserted in the meantime, lies in
 * exactly one.
 */
final class KeyWalk implements Iterator<KeyRange> {
  private final long last;
  private final LongSupplier width;
  private long next;
  private long walked;
  private boolean ended;

  /**
   * @param first smallest key; null for an empty table, which has one range of all keys
   * @param last greatest key
   * @param width keys of the next range
   */
  KeyWalk(Long first, Long last, LongSupplier width) {
    this.last = first == null ? Long.MIN_VALUE : last;
    this.next = first == null ? Long.MIN_VALUE : first;
    this.width = width;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public KeyRange next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    long first = walked == 0 ? Long.MIN_VALUE : next;
    long keys = width.getAsLong();
    // why: adding to the next key could pass the end of long, subtracting from the last one cannot
    ended = keys > Math.subtractExact(last, next);
    long end = ended ? Long.MAX_VALUE : next + keys - 1;
    next += keys;
    walked++;
    return new KeyRange(first, end);
  }

  /** Ranges handed out so far. */
  long walked() {
    return walked;
  }
}
