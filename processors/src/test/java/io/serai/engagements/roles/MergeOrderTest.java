package io.serai.engagements.roles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergeOrderTest {
  @Test
  void message_ids_are_compared_as_elasticsearch_sorts_them() {
    String above = "\ufb01";
    String beyond = "\ud83d\ude00";

    assertThat(above.compareTo(beyond)).isPositive();
    assertThat(Merge.compare(above, beyond)).isNegative();
    assertThat(Merge.compare("<a@x>", "<b@x>")).isNegative();
    assertThat(Merge.compare("<a@x>", "<a@x>")).isZero();
  }
}
