package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.hub.flow.Flows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReliabilityMatrixDT {
  @Test
  void every_stage_says_for_every_fault_which_test_proves_it_or_why_none_does() {
    Map<String, List<String>> stages = new TreeMap<>();
    Flows.all().values().forEach(flow -> stages.put(flow.name(), flow.stageNames()));
    Matrix matrix = Matrix.parse(Project.text(Path.of("docs/reliability-matrix.yaml")));

    assertThat(matrix.faultsFound(stages, Claims.all().tests())).isEmpty();
  }

  @Test
  void a_missing_cell_an_unknown_test_and_an_empty_gap_are_noticed() {
    Matrix matrix =
        Matrix.parse(
            """
            faults: {a: x, b: x, c: x}
            flows: {f: {s: {a: {test: T.gone}, b: {gap: ""}}, old: {}}}
            """);

    assertThat(matrix.faultsFound(Map.of("f", List.of("s")), Set.of("T.here")))
        .containsExactlyInAnyOrder(
            "f.s.c has no cell",
            "f.s.a names 'T.gone', which is no test",
            "f.s.b is neither test, gap nor na",
            "f.old is no stage");
  }

  @Test
  void tests_of_every_kind_are_found() {
    String source =
        """
        class A {
          @Test
          @Scenario("T1")
          void plain() {}

          @ParameterizedTest(name = "{0}")
          @ValueSource(strings = {"x"})
          void many(String x) {}

          @ArchTest static final ArchRule a_rule = noClasses();

          void helper() {}
        }
        """;
    assertThat(new Claims(Map.of("A", source)).tests())
        .containsExactlyInAnyOrder("A.plain", "A.many", "A.a_rule");
  }
}
