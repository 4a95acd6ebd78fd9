package io.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001})
  void a_scale_out_of_bounds_is_refused(int scale) {
    assertThatThrownBy(() -> options(Optional.empty(), scale, false, Optional.empty()))
        .hasMessageContaining("SERAI-7001")
        .hasMessageContaining("'" + scale + "'");
  }

  @Test
  void a_data_folder_that_is_not_there_is_refused() {
    assertThatThrownBy(
            () -> options(Optional.of(folder.resolve("nope")), 1, false, Optional.empty()))
        .hasMessageContaining("SERAI-7001")
        .hasMessageContaining("nope");
  }

  @Test
  void activity_in_an_empty_source_is_refused() {
    assertThatThrownBy(() -> options(Optional.empty(), 1, true, Optional.of(Duration.ofSeconds(1))))
        .hasMessageContaining("SERAI-7001")
        .hasMessageContaining("--activity");
  }

  @Test
  void data_of_other_flows_leave_the_source_generated() throws Exception {
    Files.createDirectory(folder.resolve("sailthru"));

    assertThat(options(Optional.of(folder), 1, false, Optional.empty()).data("totesys")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "2s, PT2S", "5m, PT5M", "1H, PT1H"})
  void a_period_is_a_number_and_a_unit(String text, Duration period) {
    assertThat(new Period().convert(text)).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "2", "s", "-1s", "1d"})
  void another_period_is_refused(String text) {
    assertThatThrownBy(() -> new Period().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  private Options options(
      Optional<Path> data, int scale, boolean empty, Optional<Duration> activity) {
    return new Options(folder.resolve("var"), OneSandbox.TOTESYS, data, scale, 1, empty, activity);
  }
}
