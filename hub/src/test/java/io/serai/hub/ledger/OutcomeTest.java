package io.serai.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Counts;
import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {
  private final Run run =
      new Run("r1", "t1", "totesys", "extract", Instant.EPOCH, 7, Map.<String, Object>of());

  @Test
  void a_run_without_work_succeeds() {
    assertThat(Outcome.of(run, true)).isEqualTo(new Outcome(RunStatus.SUCCEEDED, null));
  }

  @Test
  void rejected_skipped_and_held_rows_are_allowed_in_a_run_that_succeeds() {
    count("staff", 10, 4);
    run.counts("staff").rejected(3);
    run.counts("staff").skipped(2);
    run.counts("staff").held(1);
    run.counts("staff").produced(99);

    assertThat(Outcome.of(run, true)).isEqualTo(new Outcome(RunStatus.SUCCEEDED, null));
  }

  @Test
  void a_run_that_only_found_inputs_on_their_way_is_partial_unless_others_are_lost() {
    count("staff", 3, 0);
    run.counts("staff").held(3);
    run.underWay("staff", new SeraiException(HubError.UNEXPECTED, "totesys", "wait"));

    assertThat(Outcome.of(run, true).status()).isEqualTo(RunStatus.PARTIAL);

    run.notConserved("design", new SeraiException(HubError.UNEXPECTED, "totesys", "gone"));
    assertThat(Outcome.of(run, true).status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void a_lost_lease_fails_a_run_that_is_good_otherwise() {
    count("staff", 10, 10);

    Outcome outcome = Outcome.of(run, false);

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).startsWith("SERAI-1005 totesys").contains("'totesys-extract'");
  }

  @Test
  void a_lost_row_fails_the_run_and_names_its_unit() {
    count("staff", 10, 9);
    count("design", 5, 5);

    Outcome outcome = Outcome.of(run, true);

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).startsWith("SERAI-1007").contains("[staff]").contains("read 15");
  }

  @Test
  void two_units_that_balance_only_together_fail_the_run() {
    count("staff", 10, 9);
    count("design", 5, 6);

    Outcome outcome = Outcome.of(run, true);

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).contains("[design, staff]");
  }

  @Test
  void a_lost_row_beside_a_failed_unit_fails_the_whole_run() {
    count("staff", 10, 9);
    count("design", 5, 5);
    run.failed("address", new IllegalStateException("gone"));

    assertThat(Outcome.of(run, true).status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void a_failed_unit_beside_one_that_wrote_makes_the_run_partial() {
    count("staff", 10, 0);
    count("design", 5, 5);
    run.failed("staff", new SeraiException(HubError.SERVICE_UNAVAILABLE, "totesys", "no answer"));

    Outcome outcome = Outcome.of(run, true);

    assertThat(outcome.status()).isEqualTo(RunStatus.PARTIAL);
    assertThat(outcome.error()).startsWith("staff: SERAI-1009 totesys: no answer;");
  }

  static List<Consumer<Counts>> movements() {
    return List.of(
        counts -> {
          counts.read(1);
          counts.written(1);
        },
        counts -> {
          counts.read(1);
          counts.skipped(1);
        },
        counts -> {
          counts.read(1);
          counts.rejected(1);
        },
        counts -> counts.produced(1));
  }

  @ParameterizedTest
  @MethodSource("movements")
  void whatever_a_neighbour_brought_to_an_end_makes_the_run_partial(Consumer<Counts> movement) {
    movement.accept(run.counts("design"));
    run.failed("staff", new IllegalStateException("gone"));

    assertThat(Outcome.of(run, true).status()).isEqualTo(RunStatus.PARTIAL);
  }

  @Test
  void a_run_whose_every_row_is_held_has_failed() {
    count("staff", 10, 0);
    run.failed("staff", new IllegalStateException("gone"));

    assertThat(Outcome.of(run, true).status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void a_row_that_is_not_where_it_was_counted_fails_a_run_that_balances() {
    count("design", 5, 5);
    run.notConserved("staff", new SeraiException(HubError.ALTERED_FILE, "totesys", "too short"));

    Outcome outcome = Outcome.of(run, true);

    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.error()).startsWith("staff: SERAI-1016");
  }

  @Test
  void every_failure_has_a_line_and_one_without_a_code_is_an_unexpected_one() {
    run.failed("staff", new SeraiException(HubError.SERVICE_UNAVAILABLE, "totesys", "no answer"));
    run.failed("design", new IllegalStateException("gone"));

    assertThat(Outcome.of(run, true).error().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("staff: SERAI-1009"),
            second ->
                assertThat(second)
                    .startsWith("design: SERAI-1000 hub: IllegalStateException: gone"));
  }

  private void count(String unit, long read, long written) {
    run.counts(unit).read(read);
    run.counts(unit).written(written);
  }
}
