package io.serai.hub.settings;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with gathered values. */
final class Judgement {
  private Judgement() {}

  /**
   * @param profileFile where a missing setting would best be set
   * @param sandboxDown nothing is missing then: the sandbox has not said where it is
   */
  static void judge(Values values, String profile, Path profileFile, boolean sandboxDown) {
    Collection<String> running = running(values);
    for (Setting setting : values.catalogue().settings()) {
      Value value = values.byKey().get(setting.key());
      if (value == null) {
        if (setting.required().in(profile) && setting.concerns(running) && !sandboxDown) {
          values.fault(
              profileFile.toString(),
              "%s is not set; set it here, as %s, or as a file of SERAI_SECRETS_DIR"
                  .formatted(setting.key(), setting.environmentName()));
        }
      } else if (!value.pending()) {
        Validation.problem(setting, value.raw())
            .ifPresent(what -> values.fault(value.source(), what));
      }
    }
    for (Map.Entry<String, Value> entry : values.byKey().entrySet()) {
      placeholders(entry.getKey(), entry.getValue(), values);
    }
  }

  /**
   * The flows of {@code hub.flows}; a wrong value is a fault of its own and counts as the default.
   */
  private static Collection<String> running(Values values) {
    return values
        .catalogue()
        .find(HubSettings.FLOWS)
        .map(flows -> running(flows, values.byKey().get(HubSettings.FLOWS)))
        .orElse(List.of());
  }

  private static Collection<String> running(Setting flows, Value value) {
    boolean named = value != null && Validation.problem(flows, value.raw()).isEmpty();
    return List.of((named ? value.raw() : flows.defaultValue()).split("[\\s,]+"));
  }

  private static void placeholders(String key, Value value, Values values) {
    for (Placeholders.Use use : Placeholders.in(value.raw())) {
      if (!use.key().startsWith("camel.") && values.catalogue().find(use.key()).isEmpty()) {
        values.fault(
            value.source(),
            "%s names an unknown setting '{{%s}}'%s"
                .formatted(key, use.key(), values.catalogue().suggestion(use.key())));
      }
    }
  }
}
