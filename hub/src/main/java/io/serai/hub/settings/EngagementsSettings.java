package io.serai.hub.settings;

import java.util.List;

/** Settings of the engagements flow. */
final class EngagementsSettings {
  private EngagementsSettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.of(Type.SCHEDULE, "engagements.message-roles.schedule", "When the flow starts.")
            .orElse("15m"),
        Setting.of(Type.TEXT, "engagements.source-index", "The mailbox index, or its alias.")
            .orElse("search-shinobi-email"),
        Setting.of(
                Type.TEXT,
                "engagements.index.message-roles",
                "Index of who took part in each message.")
            .orElse("search-message-roles"),
        Setting.of(
                Type.TEXT,
                "engagements.index.accounts-statistics",
                "Index of how many addresses each account is in contact with.")
            .orElse("search-accounts-statistics"),
        Setting.of(
                Type.TEXT,
                "engagements.index.accounts-engagements",
                "Index of the addresses of each account.")
            .orElse("search-accounts-engagements"),
        Setting.of(
                Type.TEXT,
                "engagements.index.domains-engagements",
                "Index of the addresses and accounts of each domain.")
            .orElse("search-domains-engagements"),
        Setting.of(
                Type.TEXT,
                "engagements.index.runtime-stats",
                "Index that mirrors the ledger's runs.")
            .orElse("search-runtime-stats"),
        Setting.of(
                Type.INTEGER,
                "engagements.replicas",
                "Replicas of the indices when the hub makes them.")
            .orElse("1")
            .atLeast(0),
        Setting.of(
            Type.TEXT,
            "engagements.domains.include",
            "Domains that count, separated by commas; unset means every domain."),
        Setting.of(
            Type.TEXT,
            "engagements.domains.exclude",
            "Domains that do not count, such as your own and those of free mail."),
        Setting.of(
                Type.BOOLEAN,
                "engagements.domains.match-subdomains",
                "Whether a domain of the two lists stands for the hosts below it as well.")
            .orElse("false"),
        Setting.of(
                Type.DURATION,
                "engagements.safety-lag",
                "How far behind a run's start a watermark stays, for documents that become visible"
                    + " late.")
            .orElse("2m"),
        Setting.of(
                Type.DURATION,
                "engagements.keep-alive",
                "Life of the point in time between two pages.")
            .orElse("5m"),
        Setting.of(Type.INTEGER, "engagements.page", "Documents read, and written, at once.")
            .orElse("1000")
            .in("documents")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "engagements.buckets",
                "Buckets of aggregations that come back at once.")
            .orElse("5000")
            .in("buckets")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "engagements.lanes",
                "Accounts that are read, and batches that are counted, side by side.")
            .orElse("2")
            .in("lanes")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "engagements.max-list",
                "Entries a list of a document has at most; a longer one is cut and the run is"
                    + " PARTIAL.")
            .orElse("100000")
            .in("entries")
            .atLeast(1));
  }
}
