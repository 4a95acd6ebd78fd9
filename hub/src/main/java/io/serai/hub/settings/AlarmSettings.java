package io.serai.hub.settings;

import java.util.List;

/** Settings of the mail server, and of the alarms that go through it. */
final class AlarmSettings {
  private AlarmSettings() {}

  static List<Setting> smtp() {
    return List.of(
        Setting.of(Type.TEXT, "smtp.host", "Host of the mail server; unset means no mail."),
        Setting.of(Type.PORT, "smtp.port", "Port of the mail server.").orElse("587"),
        Setting.choice(
            "smtp.security",
            "starttls",
            List.of("starttls", "tls", "none"),
            "How the connection is encrypted: upgraded, from the first byte, or not at all."),
        Setting.of(
            Type.TEXT, "smtp.username", "User of the mail server; unset means no authentication."),
        Setting.of(Type.TEXT, "smtp.password", "Password of the mail server.").masked());
  }

  static List<Setting> alarms() {
    return List.of(
        Setting.of(
            Type.ADDRESSES,
            "alarm.recipients",
            "Who is told of alarms; unset means that they stand in the ledger alone."),
        Setting.of(Type.ADDRESSES, "alarm.from", "Sender of alarms.").orElse("serai@localhost"),
        Setting.of(
                Type.DURATION,
                "alarm.mail-interval",
                "How often the ledger is asked for new alarms.")
            .orElse("10s"),
        Setting.of(
                Type.DURATION,
                "alarm.mail-retry",
                "After how long a mail is tried again that was not taken; keep it above 30 s.")
            .orElse("1m"),
        Setting.of(
                Type.DURATION,
                "alarm.watch-interval",
                "How often freshness and silence of the flows are looked at.")
            .orElse("30s"));
  }
}
