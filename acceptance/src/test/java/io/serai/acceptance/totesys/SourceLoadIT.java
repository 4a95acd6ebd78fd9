package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an extract costs its source is no secret. */
class SourceLoadIT {
  @Test
  void the_ledger_the_api_and_the_metrics_tell_what_a_run_cost_its_source() {
    Space space = Space.small();
    try (TestHub hub = TestHub.start(space)) {
      hub.totesys();

      List<String> stored =
          space
              .hub()
              .rows(
                  """
                  SELECT stage, source_statement_ms <= source_transaction_ms,
                    source_rows_per_second > 0
                  FROM serai.run ORDER BY id\
                  """);
      assertThat(stored).containsExactly("extract|t|t", "transform|∅|∅", "load|∅|∅");
      JsonNode runs = hub.api("ops:read").get("/api/v1/runs").json();
      assertThat(runs.at("/2/stage").asText()).isEqualTo("extract");
      assertThat(runs.at("/2/sourceTransactionMs").asLong(-1)).isNotNegative();
      assertThat(runs.at("/0/sourceTransactionMs").isNull()).isTrue();
      String metrics = new Api(hub.managementUrl(), null).get("/observe/metrics").text();
      assertThat(metrics)
          .contains(
              "serai_source_statement_longest_seconds{flow=\"totesys\",stage=\"extract\"}",
              "serai_source_transaction_longest_seconds{flow=\"totesys\",stage=\"extract\"}",
              "serai_source_rows_per_second{flow=\"totesys\",stage=\"extract\"}")
          .doesNotContain("serai_source_rows_per_second{flow=\"totesys\",stage=\"load\"}");
    }
  }
}
