package io.serai.lake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
  @Test
  void twice_the_input_is_enough() {
    assertThatCode(() -> DiskSpace.require(() -> 200, 100, "totesys", "staff"))
        .doesNotThrowAnyException();
  }

  @Test
  void less_than_twice_the_input_is_refused() {
    assertThatThrownBy(() -> DiskSpace.require(() -> 199, 100, "totesys", "staff"))
        .isInstanceOf(SeraiException.class)
        .extracting(e -> ((SeraiException) e).code())
        .isEqualTo(HubError.DISK_FULL);
  }

  @Test
  void a_huge_estimate_does_not_overflow() {
    assertThatThrownBy(
            () -> DiskSpace.require(() -> Long.MAX_VALUE / 2, Long.MAX_VALUE, "totesys", "staff"))
        .isInstanceOf(SeraiException.class);
  }
}
