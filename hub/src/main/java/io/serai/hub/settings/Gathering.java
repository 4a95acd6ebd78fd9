package io.serai.hub.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all sources together say.
 *
 * @param values in the order of the catalogue, defaults included; options of Camel come last
 * @param sandboxDown null unless the profile is sandbox and none is running
 */
record Gathering(Map<String, Value> values, List<Fault> faults, Fault sandboxDown) {

  static Gathering of(
      Catalogue catalogue,
      String profile,
      Map<String, String> environment,
      Path configDir,
      Path varDir,
      Map<String, String> overrides) {
    Values values = new Values(catalogue);
    ConfigurationFiles.read(configDir, profile, values);
    Path endpoints = varDir.resolve(ConfigurationFiles.ENDPOINTS);
    boolean sandbox = profile.equals("sandbox");
    boolean down = sandbox && !Files.exists(endpoints);
    if (sandbox && !down) {
      ConfigurationFiles.readEndpoints(varDir, values);
    }
    String secretsDir = environment.getOrDefault("SERAI_SECRETS_DIR", "");
    if (!secretsDir.isBlank()) {
      SecretFiles.read(Path.of(secretsDir), values);
    }
    EnvironmentNames.read(environment, values);
    overrides.forEach((key, value) -> values.put(key, value.strip(), "command line -D" + key));
    Path profileFile = configDir.resolve("application-" + profile + ".properties");
    Judgement.judge(values, profile, profileFile, down);
    return new Gathering(
        withDefaults(values), List.copyOf(values.faults()), down ? sandboxDown(endpoints) : null);
  }

  private static Fault sandboxDown(Path endpoints) {
    return new Fault(endpoints.toString(), "no sandbox is running; start it with ./serai sandbox");
  }

  private static Map<String, Value> withDefaults(Values found) {
    Map<String, Value> all = new LinkedHashMap<>();
    for (Setting setting : found.catalogue().settings()) {
      Value value = found.byKey().get(setting.key());
      if (value != null) {
        all.put(setting.key(), value);
      } else if (setting.defaultValue() != null) {
        all.put(setting.key(), new Value(setting.defaultValue(), "default"));
      }
    }
    found.byKey().forEach(all::putIfAbsent);
    return all;
  }
}
