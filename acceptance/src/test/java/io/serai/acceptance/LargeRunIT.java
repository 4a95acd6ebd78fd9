package io.serai.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.LargeRun;
import io.serai.acceptance.harness.LargeRun.Figures;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Memory and transactions at a million rows and at five. Takes many minutes and 15 GB of disk. */
@Tag("thorough")
class LargeRunIT {
  private static final long LIMIT_BYTES = 512_000_000;

  @Test
  void memory_stays_flat_and_transactions_on_the_source_short_whatever_the_size() {
    Figures million = measured(22);
    assertThat(million.rows()).isGreaterThan(1_000_000);
    assertThat(million.peakMemory()).isLessThanOrEqualTo(LIMIT_BYTES);

    Figures five = measured(106);
    assertThat(five.rows()).isGreaterThan(5_000_000);
    assertThat(five.peakMemory()).isLessThanOrEqualTo(million.peakMemory() * 11 / 10);
  }

  private static Figures measured(int scale) {
    Figures figures = new LargeRun(scale).call();
    LoggerFactory.getLogger(LargeRunIT.class).info("{}", figures);
    assertThat(figures.runs()).allMatch(run -> run.contains("|SUCCEEDED|"));
    assertThat(figures.longestMs()).isLessThan(Duration.ofSeconds(15).toMillis());
    return figures;
  }
}
