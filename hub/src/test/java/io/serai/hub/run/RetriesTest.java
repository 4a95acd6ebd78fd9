package io.serai.hub.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final AtomicInteger tries = new AtomicInteger();
  private final Retries patient = new Retries(PAUSE, LONG);
  private final Retries impatient = new Retries(PAUSE, SHORT);

  @Test
  void work_that_fails_for_a_passing_reason_is_repeated() throws InterruptedException {
    assertThat(patient.within(LONG, () -> failingBefore(3, HubError.LEDGER_UNAVAILABLE)))
        .isEqualTo(3);
  }

  @Test
  void work_that_fails_for_good_is_not_repeated() {
    assertThatThrownBy(() -> patient.within(LONG, () -> failingBefore(3, HubError.NOT_BALANCED)))
        .hasMessageContaining("try 1;");
    assertThat(tries).hasValue(1);
  }

  @Test
  void an_error_without_a_code_is_not_repeated() {
    assertThatThrownBy(
            () ->
                patient.within(
                    LONG,
                    () -> {
                      throw new IllegalStateException("try " + tries.incrementAndGet());
                    }))
        .hasMessage("try 1");
  }

  @Test
  void the_last_error_is_thrown_when_the_limit_has_passed() {
    assertThatThrownBy(
            () ->
                patient.within(
                    SHORT, () -> failingBefore(Integer.MAX_VALUE, HubError.LEDGER_UNAVAILABLE)))
        .hasMessageContaining("try " + tries.get() + ";");
  }

  @Test
  void an_answer_that_will_not_do_is_asked_for_again() throws InterruptedException {
    assertThat(patient.until(tries::incrementAndGet, answer -> answer == 3)).isEqualTo(3);
  }

  @Test
  void the_last_answer_is_returned_when_patience_has_ended() throws InterruptedException {
    assertThat(impatient.until(tries::incrementAndGet, answer -> false)).isEqualTo(tries.get());
  }

  @Test
  void a_passing_failure_between_two_answers_is_passed_over() throws InterruptedException {
    assertThat(
            patient.until(
                () -> failingBefore(tries.get() == 0 ? 1 : 4, HubError.LEDGER_UNAVAILABLE),
                answer -> answer == 4))
        .isEqualTo(4);
  }

  private int failingBefore(int good, HubError code) {
    int number = tries.incrementAndGet();
    if (number < good) {
      throw new SeraiException(code, "hub", "try %d", number);
    }
    return number;
  }
}
