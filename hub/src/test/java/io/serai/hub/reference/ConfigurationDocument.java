package io.serai.hub.reference;

import io.serai.hub.settings.Catalogue;
import io.serai.hub.settings.Setting;
import java.util.Locale;

/** Writes docs/reference/configuration.md from the catalogue. */
final class ConfigurationDocument {
  private static final String INTRODUCTION =
      """
      # Configuration

      The first source that has a value wins:

      1. the command line: `-Dkey=value`;
      2. the environment: `SERAI_` and the key in upper case, with `_` for `.` and `-`: `SERAI_TOTESYS_JDBC_URL` sets `totesys.jdbc.url`;
      3. a file named by its key in the folder `SERAI_SECRETS_DIR`, of mode 0600 or stricter;
      4. `var/endpoints.properties`, written by a running sandbox (profile `sandbox` alone);
      5. `config/application-<profile>.properties`;
      6. `config/application.properties`;
      7. the default.

      An empty value counts as absent. A value may name another setting, `{{other.key}}`, or a field of a secret in AWS
      Secrets Manager, `{{aws:name#field}}`. Options of Camel (`camel.*`) may stand in the files and on the command line. `./serai check` lists
      every fault with its file and line; the hub refuses to start while there is one, and prints the settings in force, with
      their sources and secrets masked, when it starts.

      Durations are `500ms`, `10m`, `1h30m`, `1d` or ISO 8601 (`PT10M`). Sizes are decimal (`192MB`) or binary (`192MiB`). A
      schedule is a period, a Quartz cron expression in UTC, or `off`.
      """;

  private ConfigurationDocument() {}

  static String text(Catalogue catalogue) {
    StringBuilder text = new StringBuilder(Reference.NOTICE).append(INTRODUCTION);
    catalogue
        .sections()
        .forEach(
            (section, settings) -> {
              text.append("\n## ").append(section).append("\n\n");
              text.append("| setting | type | default | required | what it is |\n");
              text.append("|---|---|---|---|---|\n");
              settings.forEach(setting -> text.append(row(setting)));
            });
    return text.toString();
  }

  private static String row(Setting setting) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            type(setting),
            setting.defaultValue() == null ? "" : "`" + setting.defaultValue() + "`",
            required(setting.required()),
            Reference.cell(setting.doc()));
  }

  private static String type(Setting setting) {
    String type =
        setting.allowed().isEmpty()
            ? setting.type().label()
            : "`" + String.join("`, `", setting.allowed()) + "`";
    String unit = setting.unit().isEmpty() ? "" : " in " + setting.unit();
    String least = setting.minimum() == null ? "" : ", at least " + setting.minimum();
    return type + unit + least + (setting.secret() ? ", secret" : "");
  }

  private static String required(Setting.Required required) {
    return switch (required) {
      case NO -> "";
      case ALWAYS -> "yes";
      default -> required.name().toLowerCase(Locale.ROOT);
    };
  }
}
