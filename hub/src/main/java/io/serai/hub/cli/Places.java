package io.serai.hub.cli;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The folders of an installation, relative to where the launcher starts the hub. */
final class Places {
  static final Path CONFIG = Path.of("config");
  static final Path ROUTES = Path.of("routes");
  static final Path VAR = Path.of("var");
  static final Path ENDPOINTS = VAR.resolve("endpoints.properties");
  static final Path TOKEN = VAR.resolve("token");

  private Places() {}

  /** A path as the caller of the launcher meant it: the launcher changes to its own folder. */
  static Path callers(Path path) {
    return Path.of(System.getProperty("serai.caller", "")).resolve(path);
  }

  /** The settings of a profile, faults included. */
  static Settings settings(String profile, Map<String, String> overrides) {
    return Settings.load(profile, System.getenv(), CONFIG, VAR, overrides);
  }

  /**
   * The settings of a profile.
   *
   * @throws SeraiException BAD_SETTINGS with every fault in one list
   */
  static Settings soundSettings(String profile, Map<String, String> overrides) {
    Settings settings = settings(profile, overrides);
    List<Fault> faults = settings.faults();
    if (!faults.isEmpty()) {
      throw new SeraiException(
          HubError.BAD_SETTINGS,
          "hub",
          "%d wrong settings:%n%s%n",
          faults.size(),
          faults.stream().map(f -> "  " + f).collect(Collectors.joining(System.lineSeparator())));
    }
    return settings;
  }
}
