package io.serai.hub.settings;

import io.serai.hub.settings.Setting.Required;
import java.util.List;
import java.util.stream.Stream;

/** Settings of the Sailthru flow. */
final class SailthruSettings {
  private SailthruSettings() {}

  static List<Setting> all() {
    return Stream.of(receive(), stage(), privacy(), load()).flatMap(List::stream).toList();
  }

  private static List<Setting> receive() {
    return List.of(
        Setting.of(Type.BUCKET, "sailthru.export-bucket", "Bucket the vendor delivers to.")
            .required(Required.ALWAYS),
        Setting.of(
            Type.TEXT,
            "sailthru.export-prefix",
            "Only objects whose key begins so are exports; unset for the whole bucket."),
        Setting.of(
            Type.PATH,
            "sailthru.inbox-folder",
            "A folder that is watched as well; unset for none."),
        Setting.of(
                Type.DURATION,
                "sailthru.inbox-settle",
                "How long a file in the folder must have been left alone before it is taken.")
            .orElse("10s"),
        Setting.of(
                Type.BUCKET,
                "sailthru.lake-bucket",
                "Bucket of received and staged files, below raw/, processed/, rejected/ and"
                    + " manifests/.")
            .required(Required.ALWAYS),
        Setting.of(Type.SCHEDULE, "sailthru.receive.schedule", "When the flow starts.")
            .orElse("5m"),
        Setting.of(
                Type.DURATION,
                "sailthru.alarm.silence",
                "How long no load may succeed before an alarm is raised; only with a schedule.")
            .orElse("15m"),
        Setting.of(
                Type.DURATION,
                "sailthru.alarm.lag",
                "How old the newest export may be before an alarm is raised; for a vendor who"
                    + " delivers every hour 130m. Only with a schedule.")
            .orElse("26h"),
        Setting.of(
                Type.INTEGER,
                "sailthru.broken-tries",
                "How often a file may be found cut short, unchanged, before it is set aside.")
            .orElse("3")
            .in("polls")
            .atLeast(1),
        Setting.of(
                Type.DURATION,
                "sailthru.raw.retention",
                "How long received files are kept: they hold addresses as the vendor wrote them.")
            .orElse("30d"),
        Setting.of(
                Type.DURATION,
                "sailthru.listing-overlap",
                "How far behind its watermark a stage lists manifests again.")
            .orElse("1d"));
  }

  private static List<Setting> stage() {
    return List.of(
        Setting.of(
                Type.TEXT,
                "sailthru.zone",
                "Time zone of times without one and of the vendor's day.")
            .orElse("America/New_York"),
        Setting.of(Type.INTEGER, "sailthru.zip.max-entries", "Most entries of an archive.")
            .orElse("1000")
            .in("entries")
            .atLeast(1),
        Setting.of(
                Type.INTEGER,
                "sailthru.zip.max-ratio",
                "Most unpacked bytes for each packed one, beyond the first MiB.")
            .orElse("200")
            .atLeast(2),
        Setting.of(Type.BYTES, "sailthru.zip.max-total", "Most bytes a delivered file unpacks to.")
            .orElse("5GB")
            .atLeast(1),
        Setting.choice(
            "sailthru.zip.policy",
            "strict",
            List.of("strict", "lenient"),
            "Whether a refused entry costs the whole archive or only itself."),
        Setting.of(Type.BYTES, "sailthru.line.max", "Longest line; longer ones are rejected.")
            .orElse("16MB")
            .atLeast(1_000),
        Setting.choice(
            "sailthru.over-long",
            "truncate",
            List.of("truncate", "reject"),
            "What happens to a text that is longer than its column: cut and counted, or the line"
                + " rejected."),
        Setting.choice(
            "sailthru.revenue.precision",
            "round",
            List.of("round", "reject"),
            "What happens to money with more than two decimals: rounded half up, or the line"
                + " rejected."),
        Setting.of(
                Type.TEXT,
                "sailthru.revenue.unit",
                "What message_revenue is counted in, as the vendor delivers it: only a label.")
            .orElse("unknown"),
        Setting.of(Type.INTEGER, "sailthru.part-rows", "Rows after which another part begins.")
            .orElse("2000000")
            .in("rows")
            .atLeast(1));
  }

  private static List<Setting> privacy() {
    return List.of(
        Setting.of(
                Type.TEXT,
                "sailthru.pii.keys",
                "Keys that hide addresses, newest first: v2:<base64>,v1:<base64>, each of 32 bytes"
                    + " or more. Older ones only recognise erased people.")
            .required(Required.ALWAYS)
            .masked(),
        Setting.choice(
            "sailthru.pii.mode",
            "hash",
            List.of("hash", "encrypt", "drop"),
            "What is kept of an address: a keyed hash and the domain, also the encrypted address,"
                + " or nothing."),
        Setting.of(
                Type.TEXT,
                "sailthru.vars.keep",
                "Variables of profiles whose values are kept, separated by commas; * for all.")
            .orElse("*"),
        Setting.choice(
            "sailthru.vars.others",
            "hash",
            List.of("hash", "drop"),
            "What becomes of the other variables: their values hashed, or their rows dropped."));
  }

  private static List<Setting> load() {
    return List.of(
        Setting.of(Type.NAME, "sailthru.schema", "Schema of the flow's tables in the warehouse.")
            .orElse("sailthru"),
        Setting.choice(
            "sailthru.profile",
            "current",
            List.of("current", "history"),
            "Whether only the latest state of a profile is kept, or every one beside it."));
  }
}
