package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void rows_and_bytes_are_those_of_the_plan() {
    assertThat(
            Estimate.of(
                "[{\"Plan\":{\"Node Type\":\"Seq Scan\",\"Plan Rows\":30,\"Plan Width\":8}}]"))
        .isEqualTo(new Estimate(30, 240));
  }
}
