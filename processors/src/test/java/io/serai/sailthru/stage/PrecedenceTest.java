package io.serai.sailthru.stage;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Which of two files of one moment wins: an update, then the later written, then by content. */
class PrecedenceTest {
  private static final String LOW = "00".repeat(32);
  private static final String HIGH = "ff".repeat(32);
  private static final long NOON = 1_459_512_000L;

  @Test
  void an_update_wins_over_a_later_first_export() {
    assertThat(EntryStage.precedence(true, 0, LOW))
        .isGreaterThan(EntryStage.precedence(false, Long.MAX_VALUE, HIGH));
  }

  @Test
  void the_later_written_wins_whatever_the_content() {
    assertThat(EntryStage.precedence(false, NOON + 1, LOW))
        .isGreaterThan(EntryStage.precedence(false, NOON, HIGH));
  }

  @Test
  void the_content_decides_between_files_of_one_second() {
    assertThat(EntryStage.precedence(false, NOON, HIGH))
        .isGreaterThan(EntryStage.precedence(false, NOON, LOW));
  }

  @Property
  void it_fits_a_column_and_grows_with_time(
      @ForAll boolean update,
      @ForAll @LongRange(min = -10, max = 8_589_934_591L) long time,
      @ForAll @LongRange(min = -10, max = 8_589_934_591L) long later) {
    long one = EntryStage.precedence(update, Math.min(time, later), HIGH);
    long other = EntryStage.precedence(update, Math.max(time, later), HIGH);

    assertThat(one).isNotNegative().isLessThanOrEqualTo(other);
  }
}
