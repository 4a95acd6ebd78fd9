package io.serai.hub.settings;

import java.util.List;

/** Settings of the Elasticsearch cluster. */
final class ElasticsearchSettings {
  private ElasticsearchSettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.of(Type.TEXT, "elasticsearch.name", "Name of the cluster, for metrics.")
            .orElse("elasticsearch"),
        Setting.of(
            Type.TEXT,
            "elasticsearch.url",
            "Addresses of the cluster, separated by commas; https://es.example:9243/path. This or"
                + " elasticsearch.cloud-id must be set."),
        Setting.of(
            Type.TEXT,
            "elasticsearch.cloud-id",
            "Cloud id of an Elastic Cloud deployment; wins over elasticsearch.url. Also read from"
                + " ELASTIC_CLOUD_ID."),
        Setting.of(Type.TEXT, "elasticsearch.username", "User, for basic authentication.")
            .orElse("elastic"),
        Setting.of(
                Type.TEXT,
                "elasticsearch.password",
                "Password of the user; unset means no basic authentication. Also read from"
                    + " ELASTIC_PASSWORD.")
            .masked(),
        Setting.of(
                Type.TEXT,
                "elasticsearch.api-key",
                "API key in its encoded form; wins over user and password.")
            .masked(),
        Setting.of(
            Type.PATH,
            "elasticsearch.ca-certificate",
            "PEM file of the authority that signed the servers' certificates; unset means those"
                + " that Java knows."),
        Setting.choice(
            "elasticsearch.compatibility",
            "9",
            List.of("9", "8"),
            "Major version of the servers; 8 is what an 8.x client sends."),
        Setting.of(
            Type.TEXT,
            "elasticsearch.index-prefix",
            "Put before the name of every index the hub writes."),
        Setting.of(
                Type.DURATION, "elasticsearch.connect-timeout", "How long a connection may take.")
            .orElse("5s"),
        Setting.of(
                Type.DURATION,
                "elasticsearch.socket-timeout",
                "How long an answer may take before the request is given up and made again.")
            .orElse("60s"),
        Setting.of(
                Type.INTEGER,
                "elasticsearch.retries",
                "How often a request is made again that failed for a passing reason (429, 503, no"
                    + " answer).")
            .orElse("8")
            .atLeast(0),
        Setting.of(
                Type.INTEGER,
                "elasticsearch.retry-pause",
                "Pause before the first repetition; it doubles with each.")
            .orElse("200")
            .in("milliseconds")
            .atLeast(1),
        Setting.of(Type.INTEGER, "elasticsearch.retry-pause-max", "Longest pause between two.")
            .orElse("30000")
            .in("milliseconds")
            .atLeast(1));
  }
}
