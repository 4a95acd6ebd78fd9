package io.serai.hub.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Nearest;
import io.serai.hub.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether Camel Main knows every {@code camel.*} option that is set, by its own description. */
final class CamelOptions {
  private static final String DESCRIPTION = "META-INF/camel-main-configuration-metadata.json";

  private CamelOptions() {}

  static List<Fault> judge(Settings settings) {
    Set<String> known = known();
    Set<String> groups =
        known.stream().map(CamelOptions::group).collect(Collectors.toCollection(TreeSet::new));
    List<Fault> faults = new ArrayList<>();
    settings
        .values()
        .forEach(
            (key, value) -> {
              if (groups.contains(group(key)) && !known.contains(key)) {
                faults.add(new Fault(value.source(), unknown(key, known)));
              }
            });
    return faults;
  }

  private static String unknown(String key, Set<String> known) {
    return "Camel has no option '%s'%s"
        .formatted(
            key, Nearest.to(key, known).map(near -> "; did you mean '" + near + "'?").orElse(""));
  }

  /** {@code camel.main} of {@code camel.main.name}; components and beans describe themselves. */
  private static String group(String key) {
    return key.startsWith("camel.") ? key.substring(0, key.lastIndexOf('.')) : "";
  }

  private static Set<String> known() {
    try (InputStream in = CamelOptions.class.getClassLoader().getResourceAsStream(DESCRIPTION)) {
      Set<String> names = new TreeSet<>();
      for (JsonNode option : new ObjectMapper().readTree(in).path("properties")) {
        names.add(option.path("name").asText());
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
