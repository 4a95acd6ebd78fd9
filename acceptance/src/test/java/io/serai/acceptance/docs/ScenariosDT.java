package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.docs.Scenarios.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenariosDT {
  private final Scenarios scenarios = Scenarios.read(Claims.all());

  @Test
  void every_scenario_that_is_due_has_a_test() {
    assertThat(scenarios.missing()).isEmpty();
  }

  @Test
  void no_test_names_an_unknown_scenario() {
    assertThat(scenarios.unknown()).isEmpty();
  }

  @Test
  void no_scenario_is_called_open_that_has_a_test() {
    assertThat(scenarios.closed()).as("change their scope to now").isEmpty();
  }

  @Test
  void every_scenario_has_its_own_id_and_a_known_scope() {
    assertThat(scenarios.all()).extracting(Row::id).doesNotHaveDuplicates();
    assertThat(scenarios.all()).extracting(Row::scope).isSubsetOf("now", "later", "open");
  }

  @Test
  void the_reference_of_scenarios_is_what_the_tests_say() throws IOException {
    Reference.fresh(Path.of("docs/reference/scenarios.md"), scenarios.text());
  }

  @Test
  void missing_unknown_and_wrongly_open_ids_are_noticed() {
    String source =
        """
        class A {
          @Test
          @Scenario({"T2", "T9"})
          void two_at_once() {}
        """;
    Scenarios sample =
        new Scenarios(
            List.of(new Row("x", "T1", "now", "one"), new Row("x", "T2", "open", "two")),
            new Claims(Map.of("A", source)).scenarios());

    assertThat(sample.missing()).containsExactly("T1");
    assertThat(sample.unknown()).isEqualTo(Set.of("T9"));
    assertThat(sample.closed()).containsExactly("T2");
    assertThat(sample.text())
        .contains("| T1 | one | *no test yet* |", "| T2 | two | `A.two_at_once` |");
  }
}
