package io.serai.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceLoadTest {
  private final SourceLoad load = new SourceLoad();

  @Test
  void a_run_that_read_from_no_database_cost_none_anything() {
    assertThat(load.longestStatementMs()).isNull();
    assertThat(load.longestTransactionMs()).isNull();
    assertThat(load.rowsPerSecond()).isNull();
  }

  @Test
  void the_longest_stand_for_all_and_the_rate_is_over_all_statements() {
    load.statement(1_000, 200);
    load.transaction(250);
    load.statement(5_000, 800);
    load.transaction(820);

    assertThat(load.longestStatementMs()).isEqualTo(800);
    assertThat(load.longestTransactionMs()).isEqualTo(820);
    assertThat(load.rowsPerSecond()).isEqualTo(6_000);
  }
}
