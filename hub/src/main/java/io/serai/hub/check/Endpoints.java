package io.serai.hub.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Whether every component and every parameter exists, by the descriptions in Camel's own jars. */
final class Endpoints {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Endpoints() {}

  static List<Fault> judge(RouteFile file) {
    List<Fault> faults = new ArrayList<>();
    YamlNodes.walk(
        file.root(),
        node ->
            YamlNodes.child(node, "uri")
                .ifPresent(
                    uri ->
                        YamlNodes.scalar(uri)
                            .filter(text -> !text.startsWith("{{") && !text.startsWith("${"))
                            .ifPresent(text -> endpoint(file, node, uri, text, faults))));
    return faults;
  }

  private static void endpoint(
      RouteFile file, Node node, Node uri, String text, List<Fault> faults) {
    String scheme = text.split("[:?]", 2)[0];
    Optional<JsonNode> description = description(scheme);
    if (description.isEmpty()) {
      faults.add(
          file.fault(
              YamlNodes.line(uri),
              "component '%s' is not part of the hub; correct the name or add its jar"
                  .formatted(scheme)));
      return;
    }
    boolean told = description.get().has("properties");
    if (!told || description.get().path("component").path("lenientProperties").asBoolean()) {
      return;
    }
    YamlNodes.child(node, "parameters")
        .ifPresent(
            parameters -> {
              for (NodeTuple parameter : YamlNodes.entries(parameters)) {
                parameter(file, scheme, description.get().path("properties"), parameter, faults);
              }
            });
  }

  private static void parameter(
      RouteFile file, String scheme, JsonNode known, NodeTuple parameter, List<Fault> faults) {
    String name = YamlNodes.key(parameter);
    List<String> names = new ArrayList<>();
    known.fieldNames().forEachRemaining(names::add);
    boolean prefixed =
        known.properties().stream()
            .map(option -> option.getValue().path("prefix").asText())
            .anyMatch(prefix -> !prefix.isEmpty() && name.startsWith(prefix));
    if (!names.contains(name) && !prefixed) {
      faults.add(
          file.fault(
              YamlNodes.line(parameter.getKeyNode()),
              "component %s has no parameter '%s'%s"
                  .formatted(
                      scheme,
                      name,
                      Nearest.to(name, names)
                          .map(near -> "; did you mean '" + near + "'?")
                          .orElse("; correct its name"))));
    }
  }

  /** The description that stands beside the component's class. */
  private static Optional<JsonNode> description(String scheme) {
    Properties service = new Properties();
    try (InputStream in = open("META-INF/services/org/apache/camel/component/" + scheme)) {
      if (in == null) {
        return Optional.empty();
      }
      service.load(in);
      String type = service.getProperty("class");
      String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
      try (InputStream json = open("META-INF/%s/%s.json".formatted(folder, scheme))) {
        return json == null
            ? Optional.of(JSON.createObjectNode())
            : Optional.of(JSON.readTree(json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Endpoints.class.getClassLoader().getResourceAsStream(resource);
  }
}
