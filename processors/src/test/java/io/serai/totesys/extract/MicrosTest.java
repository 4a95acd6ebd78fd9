package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MicrosTest {
  private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);

  @Property
  void every_moment_comes_back(
      @ForAll @LongRange(min = -63_000_000_000_000_000L, max = 250_000_000_000_000_000L)
          long micros) {
    LocalDateTime moment = EPOCH.plus(micros, ChronoUnit.MICROS);

    assertThat(Micros.of(Stamp.of(moment).text())).isEqualTo(micros);
  }

  @Example
  void what_no_stamp_is_has_a_number_too() {
    assertThat(Micros.of("infinity")).isEqualTo(Long.MAX_VALUE);
    assertThat(Micros.of("-infinity")).isEqualTo(Long.MIN_VALUE);
    // SELECT extract(epoch FROM timestamp '…' - timestamp '2000-01-01') * 1000000
    assertThat(Micros.of("0001-01-01 00:00:00 BC")).isEqualTo(-63_113_904_000_000_000L);
    assertThat(Micros.of("2000-02-29 00:00:00")).isEqualTo(59 * 86_400_000_000L);
    assertThat(Micros.of("12022-11-03 14:20:52.5")).isEqualTo(316_290_320_452_500_000L);
  }

  @Example
  void anything_else_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Micros.of("yesterday"));
    assertThatIllegalArgumentException().isThrownBy(() -> Micros.of("2022-13-03 14:20:52"));
    assertThatIllegalArgumentException().isThrownBy(() -> Micros.of("2022-11-00 14:20:52"));
    assertThatIllegalArgumentException().isThrownBy(() -> Micros.of("2022-02-29 14:20:52"));
    assertThatIllegalArgumentException().isThrownBy(() -> Micros.of("1900-02-29 14:20:52"));
  }
}
