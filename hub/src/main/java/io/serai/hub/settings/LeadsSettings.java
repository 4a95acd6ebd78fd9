package io.serai.hub.settings;

import io.serai.hub.settings.Setting.Required;
import java.util.List;
import java.util.stream.Stream;

/** Settings of the leads flow. */
final class LeadsSettings {
  private LeadsSettings() {}

  static List<Setting> all() {
    return Stream.of(poll(), queues(), work(), settle()).flatMap(List::stream).toList();
  }

  private static List<Setting> poll() {
    return List.of(
        Setting.of(
                Type.PATH,
                "leads.units",
                "JSON file of the business units: key, mid, clickLog (customerKey, objectId) and"
                    + " perhaps skipJobs, legacyHosts, subscriberScope, adoptLegacy.")
            .required(Required.ALWAYS),
        Setting.of(Type.SCHEDULE, "leads.poll.schedule", "When the click logs are read.")
            .orElse("5m"),
        Setting.of(
                Type.DURATION,
                "leads.poll.window",
                "How far back a poll reads at least: rows become ready, and are found to be a"
                    + " bot's, after their click.")
            .orElse("12h"),
        Setting.of(
                Type.DURATION,
                "leads.poll.overlap",
                "How far behind the last poll that came to its end a poll begins, at most.")
            .orElse("1h"),
        Setting.of(
                Type.DURATION,
                "leads.poll.sweep",
                "How far back the first poll of a day reads, and the first of all.")
            .orElse("7d"),
        Setting.of(
                Type.INTEGER,
                "leads.poll.max-pages",
                "Most pages of a unit's log that a poll reads; a longer log fails the unit.")
            .orElse("1000")
            .in("pages")
            .atLeast(1),
        Setting.of(
                Type.TEXT,
                "leads.zone",
                "Time zone of the calendar day a click is counted in. The vendor's own times are"
                    + " UTC-6 all year.")
            .orElse("America/Chicago"));
  }

  private static List<Setting> queues() {
    return List.of(
        Setting.of(
                Type.HTTP_URL,
                "leads.queues-url",
                "Address of the account's queues: https://sqs.us-east-2.amazonaws.com/123456789012."
                    + " The queues must exist, each with a dead-letter queue named <queue>-dlq.")
            .required(Required.ALWAYS),
        Setting.of(Type.TEXT, "leads.queue-prefix", "Put before the name of every queue.")
            .orElse("serai-leads-"),
        queue("clicks", "clicks-to-process", "Clicks to be stored."),
        queue("sends", "upsert-sends", "Sends to be fetched."),
        queue("emails", "upsert-emails", "E-mails to be fetched."),
        queue("categories", "upsert-categories", "Folders to be fetched."),
        queue("subscribers", "upsert-subscribers", "Subscribers to be fetched."),
        queue("marks", "clicks-processed", "Rows to be marked as processed."),
        Setting.of(
                Type.INTEGER,
                "leads.visibility",
                "How long a message that is worked on stays hidden; longer than the work.")
            .orElse("300")
            .in("seconds")
            .atLeast(1),
        Setting.of(Type.INTEGER, "leads.long-poll", "How long a queue is asked for a message.")
            .orElse("20")
            .in("seconds")
            .atLeast(0),
        Setting.of(Type.INTEGER, "leads.consumers", "Threads that read the queue of clicks.")
            .orElse("2")
            .atLeast(1));
  }

  private static Setting queue(String stage, String name, String doc) {
    return Setting.of(Type.TEXT, "leads.queue." + stage, "Name of a queue. " + doc).orElse(name);
  }

  private static List<Setting> work() {
    return List.of(
        Setting.of(Type.INTEGER, "leads.batch", "Clicks that are written at once.")
            .orElse("500")
            .in("clicks")
            .atLeast(1),
        Setting.of(Type.INTEGER, "leads.batch-wait", "How long a batch waits to become full.")
            .orElse("500")
            .in("milliseconds")
            .atLeast(1),
        Setting.of(Type.INTEGER, "leads.lookup", "Sends, e-mails or subscribers asked for at once.")
            .orElse("200")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "leads.refresh",
                "How long what was fetched of a send, e-mail, folder or subscriber is fresh.")
            .orElse("1h"),
        Setting.of(
                Type.DURATIONS,
                "leads.retry-steps",
                "After how long a click comes again whose send or subscriber is not known, step by"
                    + " step; after the last it is a dead letter.")
            .orElse("30s,2m,10m,1h,6h"),
        Setting.of(Type.INTEGER, "leads.mark-batch", "Rows that are marked with one request.")
            .orElse("50")
            .in("rows")
            .atLeast(1),
        Setting.of(
                Type.BOOLEAN,
                "leads.mark-ineligible",
                "Whether rows that are no click to be stored are marked as processed too.")
            .orElse("true"));
  }

  private static List<Setting> settle() {
    return List.of(
        Setting.of(
                Type.SCHEDULE,
                "leads.settle.schedule",
                "When every click that was queued lately is looked for once more.")
            .orElse("0 30 3 * * ?"),
        Setting.of(
                Type.DURATION,
                "leads.settle.patience",
                "How long settle waits for the queues to run empty; what is still on its way then"
                    + " is held, and the run PARTIAL.")
            .orElse("30s"),
        Setting.of(Type.DURATION, "leads.settle.keep", "How long a queued click is looked for.")
            .orElse("30d"));
  }
}
