package io.serai.hub.settings;

import io.serai.hub.settings.Setting.Required;
import java.util.List;

/** Settings of Salesforce Marketing Cloud, and of the MongoDB that its clicks end in. */
final class MarketingCloudSettings {
  private MarketingCloudSettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.of(
                Type.HTTP_URL,
                "marketing-cloud.url",
                "Address that gives tokens: https://<subdomain>.auth.marketingcloudapis.com.")
            .required(Required.ALWAYS),
        Setting.of(Type.TEXT, "marketing-cloud.client-id", "Client id of the installed package.")
            .required(Required.ALWAYS)
            .masked(),
        Setting.of(
                Type.TEXT,
                "marketing-cloud.client-secret",
                "Secret that belongs to marketing-cloud.client-id.")
            .required(Required.ALWAYS)
            .masked(),
        Setting.of(
                Type.TEXT,
                "marketing-cloud.hosts",
                "Hosts that a token's reply may name for SOAP and REST, separated by commas; a"
                    + " leading *. stands for one label. Any other is refused.")
            .orElse("*.soap.marketingcloudapis.com,*.rest.marketingcloudapis.com"),
        Setting.of(
                Type.DURATION, "marketing-cloud.connect-timeout", "How long a connection may take.")
            .orElse("5s"),
        Setting.of(
                Type.DURATION,
                "marketing-cloud.timeout",
                "How long an answer may take before the request is given up and made again.")
            .orElse("60s"),
        Setting.of(
                Type.INTEGER,
                "marketing-cloud.retries",
                "How often a request is made again that failed for a passing reason (429, 5xx, no"
                    + " answer).")
            .orElse("6")
            .atLeast(0),
        Setting.of(
                Type.INTEGER,
                "marketing-cloud.retry-pause",
                "Pause before the first repetition; it doubles with each.")
            .orElse("500")
            .in("milliseconds")
            .atLeast(1),
        Setting.of(Type.INTEGER, "marketing-cloud.retry-pause-max", "Longest pause between two.")
            .orElse("30000")
            .in("milliseconds")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "marketing-cloud.rate",
                "Most requests a second; more wait their turn.")
            .orElse("20")
            .in("requests")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "marketing-cloud.breaker.calls",
                "Of how many requests half must fail for a passing reason until none is sent for a"
                    + " while.")
            .orElse("20")
            .in("requests")
            .atLeast(2),
        Setting.of(
                Type.DURATION,
                "marketing-cloud.breaker.pause",
                "How long none is sent then; after it a few requests find out whether the vendor"
                    + " is back.")
            .orElse("30s"));
  }

  static List<Setting> mongodb() {
    return List.of(
        Setting.of(Type.TEXT, "mongodb.name", "Name of the connection, for metrics.")
            .orElse("mongodb"),
        Setting.of(
                Type.TEXT,
                "mongodb.uri",
                "Connection string: mongodb://user:password@db.example:27017/?w=majority.")
            .required(Required.ALWAYS)
            .masked(),
        Setting.of(Type.TEXT, "mongodb.database", "Database of the collections.").orElse("leads"));
  }
}
