package io.serai.hub.settings;

import io.serai.hub.settings.Setting.Required;
import java.util.List;
import java.util.stream.Stream;

/** Settings of the bus, and of the mail flow. */
final class MailSettings {
  private MailSettings() {}

  static List<Setting> bus() {
    return List.of(
        Setting.of(
            Type.TEXT,
            "pubsub.endpoint",
            "Host and port of a Pub/Sub server that asks for no credentials; unset means Google."),
        Setting.of(Type.TEXT, "pubsub.project", "Google Cloud project of the topics.")
            .required(Required.ALWAYS),
        Setting.of(
            Type.PATH,
            "pubsub.service-account",
            "File with the key of a service account; unset means the default credentials."));
  }

  static List<Setting> all() {
    return Stream.of(identity(), sending(), waiting(), InboxSettings.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Setting> identity() {
    return List.of(
        Setting.of(
                Type.KEY_256,
                "mail.key",
                "Key that hides addresses and texts in the hub's database and signs links in mails.")
            .required(Required.ALWAYS)
            .masked(),
        Setting.of(
                Type.TEXT,
                "mail.domain",
                "Domain of Message-IDs, and of the addresses that replies and unsubscriptions go to.")
            .required(Required.ALWAYS),
        Setting.of(Type.HTTP_URL, "mail.public-url", "Where recipients reach the links of a mail.")
            .required(Required.ALWAYS),
        Setting.of(
                Type.PATH,
                "mail.accounts-file",
                "JSON file with the accounts that mails are sent through; it names their secrets.")
            .required(Required.ALWAYS),
        Setting.of(
            Type.PATH,
            "mail.secrets-dir",
            "Folder with a file for each secret of an account, readable by its owner alone."));
  }

  private static List<Setting> sending() {
    return List.of(
        Setting.of(Type.TEXT, "mail.send-topic", "Topic of mails that are due.")
            .orElse("mail-send"),
        Setting.of(Type.TEXT, "mail.send-subscription", "Subscription that workers take them from.")
            .orElse("mail-send"),
        Setting.of(Type.TEXT, "mail.confirm-topic", "Topic of mails that were taken.")
            .orElse("mail-confirm"),
        Setting.of(
                Type.TEXT,
                "mail.confirm-subscription",
                "Subscription that the hub takes those messages from.")
            .orElse("mail-confirm"),
        Setting.of(
            Type.PAIRS,
            "mail.intake",
            "Subscriptions that mails are taken from as from POST /api/v1/messages, each with the party they are of."),
        Setting.of(
                Type.DURATION,
                "mail.confirm-patience",
                "How long a confirmation may take before it is published again, three times at most.")
            .orElse("1m"),
        Setting.of(
                Type.DURATION,
                "mail.confirm-interval",
                "How often the hub looks for confirmations that did not come.")
            .orElse("10s"),
        Setting.of(
                Type.INTEGER,
                "mail.streams",
                "Streams that mails, and as many that confirmations come through from the bus; each has five in hand at once.")
            .orElse("8")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "mail.gather",
                "How long a lease or an outcome waits for others to be committed with.")
            .orElse("20ms"),
        Setting.of(
                Type.INTEGER,
                "mail.connections",
                "Connections to the mail server that each account keeps open.")
            .orElse("2")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "mail.lease",
                "How long a worker has to send a mail; keep it above mail.ack-extension.")
            .orElse("5m"),
        Setting.of(
                Type.INTEGER, "mail.ack-extension", "How long the bus leaves a mail to a worker.")
            .orElse("240")
            .in("s")
            .atLeast(10),
        Setting.of(
                Type.INTEGER,
                "mail.domain-per-minute",
                "Recipients that one receiving domain may have in a minute; 0 for no cap.")
            .orElse("0")
            .atLeast(0));
  }

  private static List<Setting> waiting() {
    return List.of(
        Setting.of(
                Type.DURATION, "mail.dispatch.interval", "How often due mails are put on the bus.")
            .orElse("500ms"),
        Setting.of(
                Type.INTEGER, "mail.dispatch.batch", "Mails that are put on the bus in one step.")
            .orElse("200")
            .in("mails")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "mail.republish",
                "After how long a mail that no worker took is put on the bus again.")
            .orElse("10m"),
        Setting.of(
                Type.INTEGER,
                "mail.backlog",
                "Mails that may wait; further ones are refused until there are fewer.")
            .orElse("100000")
            .in("mails")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "mail.body-limit",
                "Largest body of a mail or a batch, attachments in base64 included.")
            .orElse("20")
            .in("MB")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "mail.bodies-limit",
                "Bodies of more than a megabyte that are on their way at once, together; they lie in hub.work-dir until they are answered.")
            .orElse("40")
            .in("MB")
            .atLeast(1),
        Setting.of(
                Type.LIMITS,
                "mail.party.requests-per-minute",
                "Mails and batches that each party, and some by their names, may hand over in a minute; 0 for no limit.")
            .orElse("0"),
        Setting.of(
                Type.LIMITS,
                "mail.party.recipients-per-day",
                "Recipients that each party, and some by their names, may write to in a day of UTC; 0 for no limit.")
            .orElse("0"),
        Setting.of(
                Type.DURATION,
                "mail.verify.limit",
                "How long the mails of a verification may take until they are confirmed and there.")
            .orElse("10m"),
        Setting.of(
                Type.DURATION,
                "mail.content.retention",
                "How long addresses and texts are kept of mails that came to their end, after the last that was heard of them.")
            .orElse("30d"),
        Setting.of(
                Type.DURATION,
                "mail.idempotency.retention",
                "How long a request that is made again is answered again; keep it above a day.")
            .orElse("7d"),
        Setting.of(
                Type.SCHEDULE,
                "mail.settle.schedule",
                "When all mails are counted, and what is old is deleted.")
            .orElse("0 15 2 * * ?"));
  }
}
