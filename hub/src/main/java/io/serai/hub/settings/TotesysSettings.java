package io.serai.hub.settings;

import io.serai.hub.settings.Setting.Required;
import java.util.List;

/** Settings of the Totesys flow. */
final class TotesysSettings {
  private TotesysSettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.of(Type.JDBC_URL, "totesys.jdbc.url", "The source database; a replica will do.")
            .required(Required.ALWAYS),
        Setting.of(Type.TEXT, "totesys.jdbc.username", "User of the source; it only reads.")
            .required(Required.PROD),
        Setting.of(Type.TEXT, "totesys.jdbc.password", "Password of the source.")
            .required(Required.PROD)
            .masked(),
        Setting.of(Type.NAME, "totesys.source-schema", "Schema of the source's tables.")
            .orElse("public"),
        Setting.of(Type.BUCKET, "totesys.ingestion-bucket", "Bucket of extracted CSV files.")
            .required(Required.ALWAYS),
        Setting.of(Type.BUCKET, "totesys.processed-bucket", "Bucket of Parquet files.")
            .required(Required.ALWAYS),
        Setting.of(Type.SCHEDULE, "totesys.extract.schedule", "When the flow starts.").orElse("5m"),
        Setting.of(
                Type.SCHEDULE,
                "totesys.reconcile.schedule",
                "When the large tables are compared, row by row, with what was delivered.")
            .orElse("0 32 2 * * ?"),
        Setting.of(
                Type.DURATION,
                "totesys.alarm.silence",
                "How long no load may succeed before an alarm is raised; only with a schedule.")
            .orElse("15m"),
        Setting.of(
                Type.DURATION,
                "totesys.alarm.lag",
                "How old the warehouse may be before an alarm is raised; only with a schedule.")
            .orElse("20m"),
        Setting.of(
                Type.DURATION,
                "totesys.overlap",
                "How far behind its watermark an extract reads again, for rows committed late.")
            .orElse("10m"),
        Setting.of(
                Type.INTEGER,
                "totesys.chunk-keys",
                "Width at most of the primary-key ranges in which a large table is read.")
            .orElse("100000")
            .in("keys")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "totesys.statement-target",
                "What a range's statement on the source should stay below: ranges get narrower.")
            .orElse("1s"),
        Setting.of(
                Type.INTEGER,
                "totesys.extract.connections",
                "Ranges of a large table that are read at the same time, each on a connection.")
            .orElse("2")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "totesys.snapshot-max-rows",
                "Rows above which a table that is read whole every run is reported in the log.")
            .orElse("10000")
            .in("rows")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "totesys.statement-timeout",
                "Longest statement on the source; keep it below 15 s.")
            .orElse("15s"),
        Setting.of(
                Type.DURATION,
                "totesys.listing-overlap",
                "How far behind its watermark a stage lists manifests again.")
            .orElse("1d"),
        Setting.of(Type.DATE, "totesys.dates.min", "Earlier dates are rejected rows.")
            .orElse("1970-01-01"),
        Setting.of(Type.DATE, "totesys.dates.max", "Later dates are rejected rows.")
            .orElse("2100-01-01"),
        Setting.of(Type.BYTES, "totesys.duckdb.memory", "Memory DuckDB may use while remodelling.")
            .orElse("96MB")
            .atLeast(64_000_000),
        Setting.of(Type.INTEGER, "totesys.duckdb.threads", "Threads DuckDB may use.")
            .orElse("2")
            .atLeast(1));
  }
}
