package io.serai.hub.check;

import io.serai.hub.check.RouteFile.Part;
import io.serai.hub.settings.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** How this house writes a route file. Each rule looks at one file alone. */
final class HouseRules {
  static final int MOST_STEPS = 25;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+\\.camel\\.yaml");
  private static final Set<String> KINDS = Set.of("route", "routeConfiguration");

  private HouseRules() {}

  static List<Fault> judge(RouteFile file) {
    List<Fault> faults = new ArrayList<>();
    fileName(file, faults);
    keysOnce(file, faults);
    for (Part part : file.parts()) {
      if (!KINDS.contains(part.kind())) {
        faults.add(
            file.fault(
                part.line(),
                "'%s' does not belong in a route file; write route or routeConfiguration"
                    .formatted(part.kind())));
      }
      steps(file, part, faults);
    }
    file.parts("route").forEach(route -> route(file, route, faults));
    file.parts("routeConfiguration").forEach(part -> configuration(file, part, faults));
    return faults;
  }

  private static void fileName(RouteFile file, List<Fault> faults) {
    if (!NAME.matcher(file.path().getFileName().toString()).matches()) {
      faults.add(file.fault(1, "the file's name must be <flow>-<stage>.camel.yaml; rename it"));
    }
  }

  private static void keysOnce(RouteFile file, List<Fault> faults) {
    YamlNodes.walk(
        file.root(),
        node -> {
          Set<String> seen = new HashSet<>();
          for (NodeTuple entry : YamlNodes.entries(node)) {
            String key = YamlNodes.key(entry);
            if (!seen.add(key)) {
              faults.add(
                  file.fault(
                      YamlNodes.line(entry.getKeyNode()),
                      "'%s' stands here twice; keep one".formatted(key)));
            }
          }
        });
  }

  private static void route(RouteFile file, Part route, List<Fault> faults) {
    String id = route.id();
    if (!id.equals(file.stem()) && !id.startsWith(file.stem() + "-") && !hub(file, id)) {
      faults.add(
          file.fault(
              route.line(),
              "route id '%s' must begin with '%s', the file's name".formatted(id, file.stem())));
    }
    String group = YamlNodes.text(route.body(), "group").orElse("");
    if (!group.equals(file.flow())) {
      faults.add(
          file.fault(
              route.line(),
              "route '%s' must have 'group: %s', the flow it belongs to"
                  .formatted(id, file.flow())));
    }
    if (YamlNodes.text(route.body(), "description").isEmpty()) {
      faults.add(
          file.fault(
              route.line(),
              "route '%s' needs a description that states its safety property".formatted(id)));
    }
    if (YamlNodes.text(route.body(), "routeConfigurationId").isEmpty()) {
      faults.add(
          file.fault(
              route.line(),
              "route '%s' needs a routeConfigurationId, or its errors are nobody's".formatted(id)));
    }
    int steps = Step.below(route.body()).size();
    if (steps > MOST_STEPS) {
      faults.add(
          file.fault(
              route.line(),
              "route '%s' has %d steps; split it so that each part has %d at most"
                  .formatted(id, steps, MOST_STEPS)));
    }
  }

  private static boolean hub(RouteFile file, String id) {
    return file.flow().equals("hub") && id.startsWith("hub-");
  }

  private static void configuration(RouteFile file, Part part, List<Fault> faults) {
    if (!hub(file, part.id())) {
      faults.add(
          file.fault(
              part.line(),
              "route configuration '%s' must stand in a hub-*.camel.yaml file and begin with 'hub-'"
                  .formatted(part.id())));
    }
  }

  private static void steps(RouteFile file, Part part, List<Fault> faults) {
    for (Step step : Step.below(part.body())) {
      if (step.id().isEmpty()) {
        faults.add(
            file.fault(
                step.line(),
                "'%s' needs an id, unique over all files; write '%s-<what it does>'"
                    .formatted(step.kind(), file.stem())));
      }
      if (step.kind().equals("choice") && YamlNodes.child(step.body(), "otherwise").isEmpty()) {
        faults.add(
            file.fault(
                step.line(),
                "choice '%s' needs an otherwise, so that nothing falls through unseen"
                    .formatted(step.id().orElse(""))));
      }
    }
  }
}
