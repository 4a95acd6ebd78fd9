package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class KeyRangeTest {
  @Property(tries = 300)
  void every_key_lies_in_exactly_one_range(
      @ForAll @IntRange(min = -5_000, max = 5_000) int min,
      @ForAll @IntRange(max = 10_000) int span,
      @ForAll @LongRange(min = 7, max = 20_000) long size,
      @ForAll long key) {
    List<KeyRange> ranges = ranges((long) min, (long) min + span, size);
    assertThat(ranges).hasSize((int) KeyRange.count((long) min, (long) min + span, size));
    assertThat(ranges).filteredOn(r -> r.first() <= key && key <= r.last()).hasSize(1);
    assertThat(ranges)
        .filteredOn(r -> r.first() != Long.MIN_VALUE && r.last() != Long.MAX_VALUE)
        .allMatch(r -> r.last() - r.first() + 1 == size);
  }

  @Example
  void an_empty_table_has_one_range_of_all_keys() {
    assertThat(ranges(null, null, 10)).containsExactly(KeyRange.ALL);
  }

  @Example
  void a_range_begins_where_the_one_before_ends() {
    assertThat(ranges(1L, 25L, 10))
        .containsExactly(
            new KeyRange(Long.MIN_VALUE, 10),
            new KeyRange(11, 20),
            new KeyRange(21, Long.MAX_VALUE));
  }

  private static List<KeyRange> ranges(Long min, Long max, long size) {
    List<KeyRange> ranges = new ArrayList<>();
    KeyRange.walk(min, max, size).forEachRemaining(ranges::add);
    return ranges;
  }
}
