package io.serai.hub.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Settings from the environment: {@code SERAI_TOTESYS_JDBC_URL} sets {@code totesys.jdbc.url}. */
final class EnvironmentNames {
  /** Names that the launcher and the hub read directly. */
  static final Set<String> WELL_KNOWN =
      Set.of(
          "SERAI_FAULT",
          "SERAI_SECRETS_DIR",
          "SERAI_PROFILE",
          "SERAI_JVM",
          "SERAI_HOME",
          "SERAI_LOG",
          "SERAI_TOKEN",
          "SERAI_URL");

  /**
   * Kubernetes adds these to every container beside a Service whose name begins with "serai"; one
   * of them, SERAI_HUB_HTTP_PORT=tcp://…, would even look like hub.http.port.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("SERAI_(.*_)?(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");

  private EnvironmentNames() {}

  /** Names of other makers that are read when ours is not set. */
  private static final Map<String, String> KNOWN_ELSEWHERE =
      Map.of(
          "ELASTIC_CLOUD_ID",
          "elasticsearch.cloud-id",
          "ELASTIC_PASSWORD",
          "elasticsearch.password");

  static void read(Map<String, String> environment, Values values) {
    KNOWN_ELSEWHERE.forEach(
        (name, key) -> {
          if (environment.containsKey(name) && values.catalogue().find(key).isPresent()) {
            values.put(key, environment.get(name).strip(), "environment " + name);
          }
        });
    Map<String, Setting> byName =
        values.catalogue().settings().stream()
            .collect(Collectors.toMap(Setting::environmentName, Function.identity()));
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              Setting setting = byName.get(name);
              if (!name.startsWith("SERAI_")
                  || WELL_KNOWN.contains(name)
                  || isLink(name, value, setting)) {
                return;
              }
              String source = "environment " + name;
              if (setting == null) {
                values.fault(source, "sets nothing" + suggestion(name, byName));
              } else {
                values.put(setting.key(), value.strip(), source);
              }
            });
  }

  private static boolean isLink(String name, String value, Setting setting) {
    return SERVICE_LINK.matcher(name).matches() && (setting == null || value.contains("://"));
  }

  private static String suggestion(String name, Map<String, Setting> byName) {
    return Nearest.to(name, byName.keySet())
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("; remove it, or name a setting of docs/reference/configuration.md");
  }
}
