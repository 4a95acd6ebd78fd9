package io.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxErrorTest {
  @Test
  void numbers_are_the_sandboxs_own_and_in_order() {
    assertThat(SandboxError.values())
        .extracting(SandboxError::number)
        .startsWith(7001)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(number -> number / 1000 == 7);
  }

  @ParameterizedTest
  @EnumSource(SandboxError.class)
  void each_says_what_happened_and_what_to_do(SandboxError error) {
    assertThat(error.summary()).matches("[A-Z].*\\.");
    assertThat(error.remedy()).matches("[a-z].*\\.");
    assertThat(error.retry()).isNotNull();
    assertThat(new SandboxException(error, "a '%s'", "b").getMessage())
        .isEqualTo(
            "SERAI-%1$d sandbox: a 'b'; %2$s docs/reference/errors.md#serai-%1$d"
                .formatted(error.number(), error.remedy()));
  }
}
