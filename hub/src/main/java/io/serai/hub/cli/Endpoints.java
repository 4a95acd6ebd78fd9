package io.serai.hub.cli;

import io.serai.hub.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** {@code var/endpoints.properties}: every address of a sandbox and of the hub beside it. */
final class Endpoints {
  private Endpoints() {}

  static String hubUrl(Settings settings) {
    return "http://%s:%s".formatted(settings.get("hub.http.host"), settings.get("hub.http.port"));
  }

  static String managementUrl(Settings settings) {
    return "http://%s:%s"
        .formatted(settings.get("hub.management.host"), settings.get("hub.management.port"));
  }

  /** Adds the hub's own addresses to what the sandbox wrote. */
  static void addHub(Settings settings) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.exists(Places.ENDPOINTS)) {
      Files.readAllLines(Places.ENDPOINTS, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.matches("(hub\\.url|management\\.url|hub\\.token\\.file)=.*"))
          .forEach(lines::add);
    }
    lines.add("hub.url=" + hubUrl(settings));
    lines.add("management.url=" + managementUrl(settings));
    lines.add("hub.token.file=" + Places.TOKEN);
    Path fresh = Places.ENDPOINTS.resolveSibling("endpoints.properties.new");
    Files.write(fresh, lines, StandardCharsets.UTF_8);
    Files.move(
        fresh,
        Places.ENDPOINTS,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  static Properties read() throws IOException {
    Properties endpoints = new Properties();
    if (Files.exists(Places.ENDPOINTS)) {
      try (Reader in = Files.newBufferedReader(Places.ENDPOINTS, StandardCharsets.UTF_8)) {
        endpoints.load(in);
      }
    }
    return endpoints;
  }
}
