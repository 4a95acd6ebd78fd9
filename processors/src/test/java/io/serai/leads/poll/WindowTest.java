package io.serai.leads.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Window WINDOW =
      new Window(Duration.ofHours(12), Duration.ofHours(1), Duration.ofDays(7));
  private static final Instant NOW = Instant.parse("2020-09-10T12:00:00Z");

  private static Instant start(Duration sinceCompleted, Duration sinceSwept) {
    return WINDOW.start(
        NOW, Optional.of(NOW.minus(sinceCompleted)), Optional.of(NOW.minus(sinceSwept)));
  }

  @Test
  void a_poll_reads_half_a_day_at_least() {
    assertThat(start(Duration.ofMinutes(5), Duration.ofHours(3)))
        .isEqualTo(NOW.minus(Duration.ofHours(12)));
  }

  @Test
  void after_an_outage_it_reads_from_before_the_last_complete_one() {
    assertThat(start(Duration.ofHours(20), Duration.ofHours(21)))
        .isEqualTo(NOW.minus(Duration.ofHours(21)));
  }

  @Test
  void the_first_of_a_day_and_the_first_of_all_read_a_week() {
    assertThat(start(Duration.ofMinutes(5), Duration.ofDays(1)))
        .isEqualTo(NOW.minus(Duration.ofDays(7)));
    assertThat(WINDOW.start(NOW, Optional.empty(), Optional.empty()))
        .isEqualTo(NOW.minus(Duration.ofDays(7)));
  }

  @Test
  void an_outage_longer_than_a_sweep_is_read_whole() {
    assertThat(start(Duration.ofDays(9), Duration.ofDays(9)))
        .isEqualTo(NOW.minus(Duration.ofDays(9)).minus(Duration.ofHours(1)));
  }
}
