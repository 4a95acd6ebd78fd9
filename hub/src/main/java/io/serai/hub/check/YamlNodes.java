package io.serai.hub.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML nodes, which keep their lines where parsed maps lose them. */
final class YamlNodes {
  private YamlNodes() {}

  /** The line it begins in, from 1. */
  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  static List<NodeTuple> entries(Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  static List<Node> items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  static String key(NodeTuple entry) {
    return scalar(entry.getKeyNode()).orElse("");
  }

  static Optional<Node> child(Node node, String key) {
    return entries(node).stream()
        .filter(entry -> key(entry).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  static Optional<String> scalar(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  static Optional<String> text(Node node, String key) {
    return child(node, key).flatMap(YamlNodes::scalar).filter(value -> !value.isBlank());
  }

  /** Visits every node below, and this one. */
  static void walk(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    items(node).forEach(item -> walk(item, visitor));
    entries(node).forEach(entry -> walk(entry.getValueNode(), visitor));
  }
}
