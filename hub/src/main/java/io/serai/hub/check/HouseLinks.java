package io.serai.hub.check;

import io.serai.hub.check.RouteFile.Part;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** What route files say of each other and of the hub: ids, configurations, endpoints, beans. */
final class HouseLinks {
  private static final Set<String> BEAN_KEYS =
      Set.of("ref", "aggregationStrategy", "idempotentRepository");

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();

  private HouseLinks() {}

  static List<Fault> judge(List<RouteFile> files, Surroundings surroundings) {
    HouseLinks links = new HouseLinks();
    Set<String> configurations = new HashSet<>();
    Set<String> endpoints = new HashSet<>(surroundings.endpoints());
    for (RouteFile file : files) {
      file.parts("routeConfiguration").forEach(part -> configurations.add(part.id()));
      file.parts("route").forEach(route -> endpoints.add(consumed(route)));
    }
    for (RouteFile file : files) {
      links.ids(file);
      links.configurations(file, configurations);
      links.references(file, endpoints, surroundings.beans());
    }
    return links.faults;
  }

  private static String consumed(Part route) {
    return YamlNodes.child(route.body(), "from")
        .flatMap(from -> YamlNodes.text(from, "uri"))
        .orElse("");
  }

  private void ids(RouteFile file) {
    for (Part part : file.parts()) {
      unique(file, part.id(), part.line());
      YamlNodes.child(part.body(), "from").ifPresent(from -> idsBelow(file, from));
      if (part.kind().equals("routeConfiguration")) {
        YamlNodes.entries(part.body()).forEach(entry -> idsBelow(file, entry.getValueNode()));
      }
    }
  }

  private void idsBelow(RouteFile file, Node node) {
    YamlNodes.items(node).forEach(item -> idsBelow(file, item));
    for (NodeTuple entry : YamlNodes.entries(node)) {
      if (YamlNodes.key(entry).equals("id")) {
        String id = YamlNodes.scalar(entry.getValueNode()).orElse("");
        unique(file, id, YamlNodes.line(entry.getValueNode()));
      } else if (!YamlNodes.key(entry).equals("parameters")) {
        idsBelow(file, entry.getValueNode());
      }
    }
  }

  private void unique(RouteFile file, String id, int line) {
    if (id.isEmpty()) {
      return;
    }
    String earlier = places.putIfAbsent(id, file.path() + ":" + line);
    if (earlier != null) {
      faults.add(file.fault(line, "id '%s' is taken by %s; choose another".formatted(id, earlier)));
    }
  }

  private void configurations(RouteFile file, Set<String> known) {
    for (Part route : file.parts("route")) {
      YamlNodes.text(route.body(), "routeConfigurationId")
          .filter(id -> !known.contains(id))
          .ifPresent(
              id ->
                  faults.add(
                      file.fault(
                          route.line(),
                          "route configuration '%s' does not exist%s"
                              .formatted(id, suggestion(id, known)))));
    }
  }

  private void references(RouteFile file, Set<String> endpoints, Set<String> beans) {
    YamlNodes.walk(
        file.root(),
        node -> {
          for (NodeTuple entry : YamlNodes.entries(node)) {
            String key = YamlNodes.key(entry);
            String text = YamlNodes.scalar(entry.getValueNode()).orElse("");
            int line = YamlNodes.line(entry.getValueNode());
            String bean = text.startsWith("#") ? text.replaceFirst("#(bean:)?", "") : text;
            boolean names = text.startsWith("#") ? !bean.contains(":") : BEAN_KEYS.contains(key);
            boolean judged = names && !beans.isEmpty() && !bean.contains("{{");
            if (judged && !beans.contains(bean)) {
              missing(file, line, "bean", bean, beans);
            }
            if (key.equals("uri") && text.startsWith("direct:") && !endpoints.contains(text)) {
              missing(file, line, "endpoint", text, endpoints);
            }
          }
        });
  }

  private void missing(RouteFile file, int line, String what, String name, Set<String> known) {
    faults.add(
        file.fault(
            line, "%s '%s' does not exist%s".formatted(what, name, suggestion(name, known))));
  }

  private static String suggestion(String name, Collection<String> known) {
    return Nearest.to(name, known)
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("; correct the name or add it");
  }
}
