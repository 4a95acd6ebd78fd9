package io.serai.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import org.junit.jupiter.api.Test;

/** A run that finds nothing new. */
class TotesysRepeatIT {
  @Test
  void a_second_run_without_changes_writes_no_file_and_no_row() {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      hub.totesys();
      var objects = space.keys(space.ingestion(), "");

      Chain second = hub.totesys();

      assertThat(second.statuses()).containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
      assertThat(second.stage("extract").written()).isZero();
      assertThat(second.stage("extract").skipped()).isPositive();
      assertThat(space.keys(space.ingestion(), "")).isEqualTo(objects);
    }
  }
}
