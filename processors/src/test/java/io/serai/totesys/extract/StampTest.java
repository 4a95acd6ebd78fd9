package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class StampTest {
  private static final long YEAR_3000_MICROS = 32_503_680_000_000_000L;

  @Property(tries = 500)
  void texts_sort_as_their_moments_do(
      @ForAll @LongRange(max = YEAR_3000_MICROS) long one,
      @ForAll @LongRange(max = YEAR_3000_MICROS) long other) {
    assertThat(Integer.signum(at(one).compareTo(at(other)))).isEqualTo(Long.compare(one, other));
  }

  @Example
  void trailing_zeros_are_left_out_as_postgresql_does() {
    Stamp whole = new Stamp("2022-11-03 14:20:52");
    assertThat(whole.plus(Duration.ofMillis(100))).hasToString("2022-11-03 14:20:52.1");
    assertThat(whole).isLessThan(new Stamp("2022-11-03 14:20:52.1"));
    assertThat(new Stamp("2022-11-03 14:20:52.186")).isLessThan(new Stamp("2022-11-03 14:20:52.2"));
  }

  @Example
  void an_overlap_crosses_midnight_and_leap_days() {
    assertThat(new Stamp("2024-03-01 00:05:00.123").plus(Duration.ofMinutes(-10)))
        .hasToString("2024-02-29 23:55:00.123");
  }

  @Example
  void anything_else_is_not_a_moment() {
    for (String text :
        new String[] {
          null,
          "",
          "infinity",
          "-infinity",
          "2022-11-03",
          "2022-11-03T14:20:52",
          "2022-11-03 14:20:52.",
          "2022-11-03 14:20:52.1234567",
          "0044-03-15 00:00:00 BC",
          "10000-01-01 00:00:00",
          "2022-11-03 14:20:52'; DROP",
          "٢٠٢٢-11-03 14:20:52"
        }) {
      assertThat(Stamp.shaped(text)).as(text).isFalse();
      if (text != null) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stamp(text));
      }
    }
  }

  @Example
  void a_date_no_calendar_has_is_refused_when_it_is_computed_with() {
    Stamp stamp = new Stamp("2021-02-29 00:00:00");
    assertThatIllegalArgumentException().isThrownBy(() -> stamp.plus(Duration.ZERO));
  }

  @Example
  void the_greatest_of_nothing_is_the_other() {
    Stamp stamp = new Stamp("2022-11-03 14:20:52");
    assertThat(Stamp.greatest(null, stamp)).isEqualTo(stamp);
    assertThat(Stamp.greatest(stamp, null)).isEqualTo(stamp);
    assertThat(Stamp.greatest(null, null)).isNull();
  }

  private static Stamp at(long micros) {
    return new Stamp("1970-01-01 00:00:00")
        .plus(Duration.ofNanos(micros % 1_000_000 * 1_000).plusSeconds(micros / 1_000_000));
  }
}
