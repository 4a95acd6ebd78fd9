package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class KeyWalkTest {
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

  @Property(tries = 100)
  void every_key_lies_in_exactly_one_range_whatever_widths_are_wished(
      @ForAll @IntRange(max = 10_000) int span,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 7, max = 900) Integer> widths,
      @ForAll @IntRange(min = -100, max = 11_000) int key) {
    Iterator<Integer> wishes = Stream.generate(() -> widths).flatMap(List::stream).iterator();
    List<KeyRange> ranges = new ArrayList<>();
    new KeyWalk(0L, (long) span, wishes::next).forEachRemaining(ranges::add);

    assertThat(ranges).filteredOn(r -> r.first() <= key && key <= r.last()).hasSize(1);
  }

  @Example
  void an_empty_table_has_one_range_of_all_keys() {
    assertThat(ranges(null, null, 10))
        .containsExactly(new KeyRange(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Example
  void a_range_begins_where_the_one_before_ends() {
    assertThat(ranges(1L, 25L, 10))
        .containsExactly(
            new KeyRange(Long.MIN_VALUE, 10),
            new KeyRange(11, 20),
            new KeyRange(21, Long.MAX_VALUE));
  }

  @Example
  void the_greatest_keys_there_are_do_no_harm() {
    assertThat(ranges(Long.MAX_VALUE - 5, Long.MAX_VALUE, 10)).hasSize(1);
  }

  private static List<KeyRange> ranges(Long min, Long max, long size) {
    List<KeyRange> ranges = new ArrayList<>();
    new KeyWalk(min, max, () -> size).forEachRemaining(ranges::add);
    return ranges;
  }
}
