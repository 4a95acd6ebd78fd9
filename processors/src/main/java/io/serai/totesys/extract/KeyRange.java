package io.serai.totesys.extract;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A range of primary keys, both ends inclusive.
 *
 * @param first the smallest key
 * @param last the greatest key
 */
public record KeyRange(long first, long last) {
  static final KeyRange ALL = new KeyRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /**
   * How many ranges of {@code size} keys it takes from {@code min} to {@code max}.
   *
   * @param min null for an empty table: one range
   */
  static long count(Long min, Long max, long size) {
    return min == null ? 1 : Math.subtractExact(max, min) / size + 1;
  }

  /**
   * Ranges of {@code size} keys, made one at a time. The outer two are open, so that every key,
   * also one inserted in the meantime, lies in exactly one.
   */
  static Iterator<KeyRange> walk(Long min, Long max, long size) {
    long count = count(min, max, size);
    return new Iterator<>() {
      private long next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public KeyRange next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        long i = next++;
        return new KeyRange(
            i == 0 ? Long.MIN_VALUE : min + i * size,
            i == count - 1 ? Long.MAX_VALUE : min + (i + 1) * size - 1);
      }
    };
  }
}
