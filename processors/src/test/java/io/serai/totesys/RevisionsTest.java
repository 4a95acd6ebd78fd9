package io.serai.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionsTest {
  private static final String FIRST = "manifests/totesys/transform/r1/sales_order.json";
  private static final String SECOND = "manifests/totesys/transform/r1/sales_order.r2.json";
  private static final String TENTH = "manifests/totesys/transform/r1/sales_order.r10.json";
  private static final String OTHER = "manifests/totesys/transform/r2/sales_order.json";
  private final Revisions revisions = Revisions.of(List.of(TENTH, SECOND, FIRST, OTHER));

  @Test
  void the_newest_revision_is_found_by_number_and_not_by_letters() {
    assertThat(revisions.newest("manifests/totesys/extract/r1/sales_order.json")).contains(TENTH);
    assertThat(revisions.newest("manifests/totesys/extract/r1/staff.json")).isEmpty();
  }

  @Test
  void earlier_revisions_are_superseded_and_those_of_other_runs_are_not() {
    assertThat(List.of(FIRST, SECOND)).allMatch(revisions::superseded);
    assertThat(List.of(TENTH, OTHER)).noneMatch(revisions::superseded);
  }

  @Test
  void the_next_name_counts_on() {
    assertThat(Revisions.nextName(FIRST)).isEqualTo("sales_order.r2");
    assertThat(Revisions.nextName(TENTH)).isEqualTo("sales_order.r11");
  }

  @Test
  void every_revision_names_its_table() {
    assertThat(List.of(FIRST, TENTH))
        .allMatch(key -> Revisions.sourceOf(key) == SourceTable.SALES_ORDER);
  }
}
