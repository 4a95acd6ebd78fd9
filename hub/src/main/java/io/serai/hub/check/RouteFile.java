package io.serai.hub.check;

import io.serai.hub.settings.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * One file of {@code routes/}.
 *
 * @param path as it is shown
 * @param root the document: a list of {@code route} and {@code routeConfiguration}
 */
record RouteFile(Path path, Node root) {
  static final String SUFFIX = ".camel.yaml";

  /** A route or route configuration of the file, and the line it begins in. */
  record Part(String kind, Node body, int line) {
    /** The id, or empty text. */
    String id() {
      return YamlNodes.text(body, "id").orElse("");
    }
  }

  /** Every file of a folder, by name; those that are not YAML become faults. */
  static List<RouteFile> readAll(Path folder, List<Fault> faults) {
    if (!Files.isDirectory(folder)) {
      faults.add(new Fault(folder.toString(), "there is no such folder; the hub needs its routes"));
      return List.of();
    }
    List<RouteFile> files = new ArrayList<>();
    try (Stream<Path> names = Files.list(folder)) {
      for (Path file : names.filter(Files::isRegularFile).sorted().toList()) {
        read(file, files, faults);
      }
    } catch (IOException e) {
      faults.add(new Fault(folder.toString(), "cannot be read: " + e.getMessage()));
    }
    return files;
  }

  static void read(Path file, List<RouteFile> files, List<Fault> faults) throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      new Compose(settings)
          .composeString(Files.readString(file))
          .ifPresentOrElse(
              root -> files.add(new RouteFile(file, root)),
              () -> faults.add(new Fault(file + ":1", "is empty; delete it or write a route")));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(new Fault(file + ":" + line, "is not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      faults.add(new Fault(file + ":1", "is not YAML: " + e.getMessage()));
    }
  }

  /** The name without folder and suffix: {@code totesys-extract}. */
  String stem() {
    String name = path.getFileName().toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** The flow: the name's first word. */
  String flow() {
    return stem().split("-", 2)[0];
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Node item : YamlNodes.items(root)) {
      for (NodeTuple entry : YamlNodes.entries(item)) {
        parts.add(
            new Part(
                YamlNodes.key(entry), entry.getValueNode(), YamlNodes.line(entry.getKeyNode())));
      }
    }
    return parts;
  }

  List<Part> parts(String kind) {
    return parts().stream().filter(part -> part.kind().equals(kind)).toList();
  }

  Fault fault(int line, String what) {
    return new Fault(path + ":" + line, what);
  }
}
