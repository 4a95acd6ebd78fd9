package io.serai.hub.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** One step of a route: {@code to}, {@code split}, {@code choice} … with all that it holds. */
record Step(String kind, Node body, int line) {
  /** Below these a {@code steps} or {@code id} is data, not a part of the route. */
  private static final Set<String> OPAQUE = Set.of("parameters", "expression", "properties");

  Optional<String> id() {
    return YamlNodes.text(body, "id");
  }

  /** The steps below a node, at any depth, in the order of the file. */
  static List<Step> below(Node node) {
    List<Step> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  private static void collect(Node node, List<Step> found) {
    YamlNodes.items(node).forEach(item -> collect(item, found));
    for (NodeTuple entry : YamlNodes.entries(node)) {
      String key = YamlNodes.key(entry);
      if (key.equals("steps")) {
        YamlNodes.items(entry.getValueNode()).forEach(step -> step(step, found));
      } else if (!OPAQUE.contains(key)) {
        collect(entry.getValueNode(), found);
      }
    }
  }

  private static void step(Node step, List<Step> found) {
    for (NodeTuple entry : YamlNodes.entries(step)) {
      found.add(
          new Step(YamlNodes.key(entry), entry.getValueNode(), YamlNodes.line(entry.getKeyNode())));
      collect(entry.getValueNode(), found);
    }
  }
}
