package io.serai.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRoutesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:07:31.123Z,  PT5M, 2026-03-01T10:05:00Z",
    "2026-03-01T10:09:59.999Z,  PT5M, 2026-03-01T10:05:00Z",
    "2026-03-01T10:10:00Z,      PT5M, 2026-03-01T10:10:00Z",
    "2026-03-01T10:07:31.123Z,  PT1S, 2026-03-01T10:07:31Z",
    "2026-03-01T23:59:59.999Z,  P1D,  2026-03-01T00:00:00Z",
    "1969-12-31T23:59:59.999Z,  PT5M, 1969-12-31T23:55:00Z"
  })
  void a_tick_is_the_newest_boundary_of_its_period(Instant now, Duration period, Instant tick) {
    assertThat(ScheduleRoutes.boundary(now, period.toMillis())).isEqualTo(tick);
  }
}
