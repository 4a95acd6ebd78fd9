package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ChunkWidthTest {
  private static final long LIMIT_MS = 1_000;
  private static final long WIDEST = 100_000;

  @Property
  void a_steady_source_is_never_held_longer_than_the_limit_after_the_first_chunk(
      @ForAll @LongRange(min = 1, max = 600) long microsPerKey) {
    ChunkWidth width = new ChunkWidth(Duration.ofMillis(LIMIT_MS), WIDEST);
    for (int chunk = 0; chunk < 20; chunk++) {
      long keys = width.get();
      long elapsedMs = keys * microsPerKey / 1_000;
      if (chunk > 0) {
        assertThat(elapsedMs).isLessThan(LIMIT_MS);
      }
      width.learn(keys, elapsedMs);
    }
  }

  @Property
  void it_stays_between_the_bounds(
      @ForAll @LongRange(min = 1, max = WIDEST) long keys,
      @ForAll @LongRange(max = 100_000) long elapsedMs,
      @ForAll @LongRange(min = 1, max = WIDEST) long widest) {
    assertThat(ChunkWidth.next(keys, elapsedMs, LIMIT_MS, widest))
        .isBetween(Math.min(1_000, widest), widest);
  }

  @Example
  void a_slow_statement_narrows_the_next_and_fast_ones_widen_it_step_by_step() {
    assertThat(ChunkWidth.next(100_000, 2_000, LIMIT_MS, WIDEST)).isEqualTo(30_000);
    assertThat(ChunkWidth.next(30_000, 600, LIMIT_MS, WIDEST)).isEqualTo(30_000);
    assertThat(ChunkWidth.next(30_000, 10, LIMIT_MS, WIDEST)).isEqualTo(60_000);
    assertThat(ChunkWidth.next(60_000, 10, LIMIT_MS, WIDEST)).isEqualTo(WIDEST);
  }

  @Example
  void a_first_read_begins_narrow() {
    assertThat(new ChunkWidth(Duration.ofSeconds(1), WIDEST).get()).isEqualTo(25_000);
    assertThat(new ChunkWidth(Duration.ofSeconds(1), 10).get()).isEqualTo(10);
  }
}
