package io.serai.hub.settings;

import java.util.List;

/** Settings of the mailboxes that the mail flow reads. */
final class InboxSettings {
  private InboxSettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.of(
            Type.TEXT,
            "imap.host",
            "Host that the mailboxes of the accounts lie on; unset means that none is read but those whose account names a host."),
        Setting.of(Type.PORT, "imap.port", "Port of that host.").orElse("993"),
        Setting.choice(
            "imap.security",
            "tls",
            List.of("starttls", "tls", "none"),
            "How the connection is encrypted: upgraded, from the first byte, or not at all."),
        Setting.of(Type.SCHEDULE, "mail.inbox.schedule", "When mailboxes are read.").orElse("1m"),
        Setting.of(
                Type.TEXT,
                "mail.inbox.folders",
                "Folders that are read of every account, as its server names them, separated by commas; never the one of sent mail.")
            .orElse("INBOX"),
        Setting.of(
                Type.TEXT,
                "mail.sent-folder",
                "Folder of an account's sent mail, where its server does not tell which it is (RFC 6154). Held mails are looked for in it.")
            .orElse("Sent"),
        Setting.of(Type.INTEGER, "mail.inbox.page", "Mails that are read over one connection.")
            .orElse("500")
            .in("mails")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "mail.inbox.retention",
                "How long sender, subject and text of what came in are kept.")
            .orElse("30d"));
  }
}
