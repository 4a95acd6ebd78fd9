package io.serai.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettledTest {
  private static final String A1 = "manifests/totesys/extract/r1/staff.json";
  private static final String A2 = "manifests/totesys/extract/r2/design.json";
  private static final String B2 = "manifests/totesys/extract/r2/staff.json";
  private static final String A3 = "manifests/totesys/extract/r3/staff.json";
  private static final List<String> ALL = List.of(A1, A2, B2, A3);

  @Test
  void a_run_counts_only_when_all_its_manifests_are_done() {
    assertThat(Settled.newest(ALL, Set.of(A1, A2, A3)::contains)).contains("r1");
  }

  @Test
  void the_newest_run_counts_when_all_are_done() {
    assertThat(Settled.newest(ALL, key -> true)).contains("r3");
  }

  @Test
  void nothing_is_settled_before_an_open_first_run() {
    assertThat(Settled.newest(ALL, Set.of(A2, B2, A3)::contains)).isEmpty();
  }

  @Test
  void nothing_is_settled_where_nothing_is() {
    assertThat(Settled.newest(List.of(), key -> true)).isEmpty();
  }
}
