package io.serai.acceptance.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The reliability matrix: flow, stage, fault, and for each what proves it.
 *
 * @param faults names of the columns
 * @param flows flow to stage to fault to cell
 */
record Matrix(Set<String> faults, Map<String, Map<String, Map<String, Object>>> flows) {

  @SuppressWarnings("unchecked")
  static Matrix parse(String yaml) {
    var root = (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new Matrix(
        ((Map<String, String>) root.get("faults")).keySet(),
        (Map<String, Map<String, Map<String, Object>>>) root.get("flows"));
  }

  /**
   * What is wrong, one sentence a fault.
   *
   * @param stages flow to its stages, as the hub knows them
   * @param tests every test there is, {@code ClassName.method_name}
   */
  List<String> faultsFound(Map<String, List<String>> stages, Set<String> tests) {
    List<String> wrong = new ArrayList<>();
    stages.forEach(
        (flow, names) ->
            names.forEach(stage -> stage(flow, stage, cells(flow, stage), tests, wrong)));
    flows.forEach(
        (flow, rows) ->
            rows.keySet().stream()
                .filter(stage -> !stages.getOrDefault(flow, List.of()).contains(stage))
                .forEach(stage -> wrong.add("%s.%s is no stage".formatted(flow, stage))));
    return wrong;
  }

  private Map<String, Object> cells(String flow, String stage) {
    return flows.getOrDefault(flow, Map.of()).getOrDefault(stage, Map.of());
  }

  private void stage(
      String flow, String stage, Map<String, Object> cells, Set<String> tests, List<String> wrong) {
    for (String fault : faults) {
      if (!cells.containsKey(fault)) {
        wrong.add("%s.%s.%s has no cell".formatted(flow, stage, fault));
      }
    }
    cells.forEach(
        (fault, cell) -> {
          String where = "%s.%s.%s".formatted(flow, stage, fault);
          if (!faults.contains(fault)) {
            wrong.add(where + " is no fault of the list");
          }
          cell(where, cell, tests, wrong);
        });
  }

  private static void cell(String where, Object cell, Set<String> tests, List<String> wrong) {
    if (cell instanceof Map<?, ?> map && map.size() == 1) {
      if (map.get("gap") instanceof String why && !why.isBlank()) {
        return;
      }
      Object named = map.get("test");
      if (named != null) {
        Collection<?> all = named instanceof Collection<?> many ? many : List.of(named);
        all.stream()
            .filter(test -> !tests.contains(String.valueOf(test)))
            .forEach(test -> wrong.add("%s names '%s', which is no test".formatted(where, test)));
        return;
      }
    }
    if (!"na".equals(cell)) {
      wrong.add(where + " is neither test, gap nor na");
    }
  }

  /** Cells that say why there is no test. */
  long gaps() {
    return flows.values().stream()
        .flatMap(stages -> stages.values().stream())
        .flatMap(cells -> cells.values().stream())
        .filter(cell -> cell instanceof Map<?, ?> map && map.containsKey("gap"))
        .count();
  }
}
