package io.serai.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingWindowTest {
  private static final Optional<String> SETTLED = Optional.of("20260301T000000123Z-000042");
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final ListingWindow window =
      new ListingWindow(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          },
          Duration.ofDays(1));

  @Test
  void after_a_start_everything_is_listed_and_then_a_day_before_the_last_settled_run() {
    assertThat(window.next(SETTLED)).isNull();
    assertThat(window.next(SETTLED)).isEqualTo("20260228T000000123Z");
  }

  @Test
  void once_a_day_everything_is_listed_again() {
    window.next(SETTLED);
    now = now.plus(Duration.ofHours(25));

    assertThat(window.next(SETTLED)).isNull();
  }

  @Test
  void without_a_settled_run_everything_is_listed() {
    window.next(SETTLED);

    assertThat(window.next(Optional.empty())).isNull();
  }

  @Test
  void the_first_listed_run_is_smaller_than_any_of_its_moment() {
    assertThat(window.overlapping("20240301T000000000Z-000001"))
        .isEqualTo("20240229T000000000Z")
        .isLessThan("20240229T000000000Z-000000");
  }
}
