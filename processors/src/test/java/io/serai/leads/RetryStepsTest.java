package io.serai.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryStepsTest {
  private static final RetrySteps STEPS =
      new RetrySteps(
          List.of(
              Duration.ofSeconds(30),
              Duration.ofMinutes(2),
              Duration.ofMinutes(10),
              Duration.ofHours(1),
              Duration.ofHours(6)));

  @Test
  void a_message_comes_again_after_each_step_and_then_no_more() {
    assertThat(STEPS.after(1)).contains(Duration.ofSeconds(30));
    assertThat(STEPS.after(2)).contains(Duration.ofMinutes(2));
    assertThat(STEPS.after(5)).contains(Duration.ofHours(6));
    assertThat(STEPS.after(6)).isEmpty();
  }

  @Test
  void no_step_is_longer_than_a_queue_can_hide_a_message() {
    assertThat(new RetrySteps(List.of(Duration.ofDays(2))).after(1)).contains(Duration.ofHours(12));
  }
}
