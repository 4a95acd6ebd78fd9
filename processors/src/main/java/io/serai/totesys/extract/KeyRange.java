package io.serai.totesys.extract;

/**
 * A range of primary keys, both ends inclusive.
 *
 * @param first the smallest key
 * @param last the greatest key
 */
public record KeyRange(long first, long last) {
  /**
   * How many ranges of {@code size} keys it takes from {@code min} to {@code max}.
   *
   * @param min null for an empty table: one range
   */
  static long count(Long min, Long max, long size) {
    return min == null ? 1 : Math.subtractExact(max, min) / size + 1;
  }
}
