package io.serai.hub.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files of {@code config/} and the addresses of a running sandbox. */
final class ConfigurationFiles {
  /** What the sandbox writes while it runs. */
  static final String ENDPOINTS = "endpoints.properties";

  private ConfigurationFiles() {}

  static void read(Path configDir, String profile, Values values) {
    for (String name : new String[] {"application", "application-" + profile}) {
      Path file = configDir.resolve(name + ".properties");
      if (Files.isRegularFile(file)) {
        all(file, values);
      } else {
        values.fault(
            file.toString(), "there is no such file; is profile '%s' right?".formatted(profile));
      }
    }
  }

  private static void all(Path file, Values values) {
    Map<String, Integer> lines = new HashMap<>();
    try {
      for (PropertiesFile.Entry entry : PropertiesFile.read(file)) {
        String where = file + ":" + entry.line();
        Integer earlier = lines.put(entry.key(), entry.line());
        if (earlier != null) {
          values.fault(
              where, "'%s' was already set in line %d; keep one".formatted(entry.key(), earlier));
        }
        values.put(entry.key(), entry.value(), where);
      }
    } catch (IOException | IllegalArgumentException e) {
      values.fault(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  /** Takes what the catalogue knows: the file names addresses for other readers too. */
  static void readEndpoints(Path varDir, Values values) {
    Path file = varDir.resolve(ENDPOINTS);
    try {
      for (PropertiesFile.Entry entry : PropertiesFile.read(file)) {
        if (values.catalogue().find(entry.key()).isPresent()) {
          values.put(entry.key(), entry.value(), file + ":" + entry.line());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      values.fault(file.toString(), "cannot be read: " + e.getMessage());
    }
  }
}
