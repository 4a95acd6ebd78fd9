package io.serai.hub.settings;

import io.serai.hub.settings.Setting.Required;
import java.util.List;

/** Settings of the hub itself: its database, its addresses, its patience. */
final class HubSettings {
  static final String FLOWS = "hub.flows";

  private HubSettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.choices(
                FLOWS,
                List.of("totesys", "engagements", "sailthru", "leads", "mail"),
                "Flows this hub runs; settings of others need no value and their routes are not"
                    + " loaded.")
            .orElse("totesys,engagements,sailthru"),
        Setting.of(Type.JDBC_URL, "hub.jdbc.url", "The hub's own PostgreSQL database (its ledger).")
            .required(Required.ALWAYS),
        Setting.of(Type.TEXT, "hub.jdbc.username", "User of the hub's database.")
            .required(Required.PROD),
        Setting.of(Type.TEXT, "hub.jdbc.password", "Password of the hub's database.")
            .required(Required.PROD)
            .masked(),
        Setting.of(Type.INTEGER, "hub.pool.size", "Connections the hub keeps to each database.")
            .orElse("8")
            .atLeast(5),
        Setting.of(Type.TEXT, "hub.http.host", "Address the API and the console listen on.")
            .orElse("127.0.0.1"),
        Setting.of(Type.PORT, "hub.http.port", "Port of the API and the console.").orElse("8080"),
        Setting.of(
                Type.BOOLEAN,
                "hub.http.port-search",
                "Whether to take the next free port when hub.http.port is taken, and print it.")
            .orElse("false"),
        Setting.of(
                Type.TEXT,
                "hub.management.host",
                "Address that health, metrics and JMX listen on; keep it off public networks.")
            .orElse("127.0.0.1"),
        Setting.of(Type.PORT, "hub.management.port", "Port of health, metrics and JMX.")
            .orElse("9876"),
        Setting.of(
                Type.BOOLEAN,
                "hub.traces",
                "Whether routes make OpenTelemetry spans, for an agent that is attached to the"
                    + " process.")
            .orElse("false"),
        Setting.of(
                Type.PATH,
                "hub.work-dir",
                "Folder of working files; needs twice the size of the largest input.")
            .orElse("var/work"),
        Setting.of(
                Type.DURATION,
                "hub.lease",
                "How long a run's lease lives without renewal; another hub takes over after it."
                    + " Renewed every third of it.")
            .orElse("60s"),
        Setting.of(
                Type.DURATION,
                "hub.probe-interval",
                "How often a missing service is tried again and a present one is checked.")
            .orElse("5s"),
        Setting.of(
                Type.INTEGER,
                "hub.shutdown-timeout",
                "How long a stopping hub waits for work in hand.")
            .orElse("30")
            .in("s")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "hub.follow-timeout",
                "How long a trigger's next stage waits for a run of that stage that is open"
                    + " already.")
            .orElse("1h"),
        Setting.of(
                Type.DURATION,
                "hub.tick-patience",
                "How long a tick of a cron schedule waits for a flow that is running.")
            .orElse("1h"),
        Setting.of(
                Type.INTEGER,
                "hub.questions.max-rows",
                "Rows an answer has at most; more are cut and said to be.")
            .orElse("1000")
            .in("rows")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "hub.questions.timeout",
                "How long a question may take before the store is told to give it up.")
            .orElse("30s"),
        Setting.of(
                Type.KEY_256,
                "hub.dead-letter.key",
                "AES-256 key that the bodies of dead letters are encrypted with.")
            .required(Required.ALWAYS)
            .masked(),
        Setting.of(
                Type.DURATION,
                "hub.dead-letter.retention",
                "How long the body of a dead letter is kept; after that it is deleted for good.")
            .orElse("30d"));
  }
}
