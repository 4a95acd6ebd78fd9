package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Logs;
import io.serai.acceptance.harness.TestHub;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A generated export, counted by another reader than the hub's. */
class GeneratedIT {
  private static final String[] SCOPES = {"city", "state", "zip", "country"};

  private final Exports exports = new Exports();

  @Test
  @Scenario({"S1", "S2", "S3"})
  void a_generated_export_its_repeat_and_the_same_packed_again() throws IOException {
    byte[] zip = withLitter(Exports.generated(11));
    Map<String, Long> expected = count(zip);
    try (Logs logs = Logs.capture();
        TestHub hub = TestHub.start(exports)) {
      exports.deliver("export.zip", zip);
      Chain first = Exports.run(hub);

      assertThat(first.statuses()).as(first.errors()).containsOnly("SUCCEEDED");
      assertThat(counts(expected)).isEqualTo(expected);
      assertThat(logs.text())
          .contains("__MACOSX/._blast.20160401.json of an export was passed over");
      assertThat(freshness()).containsExactly("LOADED|4|2016-03-31|2016-04-01 04:00:00");
      Map<String, ?> loaded = exports.contents();

      exports.deliver("again.zip", zip);
      exports.deliver("packed-again.zip", Exports.generated(11));
      Chain again = Exports.run(hub);

      assertThat(again.statuses()).as(again.errors()).containsOnly("SUCCEEDED");
      assertThat(exports.contents()).isEqualTo(loaded);
      assertThat(freshness())
          .containsExactly(
              "DUPLICATE|8|2016-03-31|2016-04-01 04:00:00",
              "LOADED|4|2016-03-31|2016-04-01 04:00:00");
      assertThat(again.stage("load").written()).isZero();
    }
  }

  private java.util.List<String> freshness() {
    return exports.rows(
        "SELECT status, count(*), max(data_day), max(export_ts) AT TIME ZONE 'UTC' FROM"
            + " sailthru.updated GROUP BY 1 ORDER BY 1");
  }

  private Map<String, Long> counts(Map<String, Long> tables) {
    Map<String, Long> counts = new TreeMap<>();
    tables
        .keySet()
        .forEach(
            table -> counts.put(table, exports.number("SELECT count(*) FROM sailthru." + table)));
    return counts;
  }

  /** What an operating system leaves in an archive. */
  private static byte[] withLitter(byte[] zip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      Zip.entry(out, "__MACOSX/._blast.20160401.json", new byte[222]);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Zip.entry(out, entry.getName(), in.readAllBytes());
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, Long> count(byte[] zip) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String kind = entry.getName().replaceFirst("\\..*", "");
        if (!kind.startsWith("_")) {
          for (String line : text.split("\n")) {
            if (!line.isBlank()) {
              count(kind, new JsonMapper().readTree(line), counts);
            }
          }
        }
      }
    }
    return counts;
  }

  private static void count(String kind, JsonNode record, Map<String, Long> counts) {
    long actions = (long) record.path("opens").size() + record.path("clicks").size();
    switch (kind) {
      case "blast" -> add(counts, "blast", 1);
      case "profile" -> {
        add(counts, "profile", 1);
        add(counts, "profile_browser", record.path("browser").size());
        add(counts, "profile_lists_signup", record.path("lists_signup").size());
        add(counts, "profile_vars", record.path("vars").size());
        for (String scope : SCOPES) {
          add(counts, "profile_geo", record.path("geo").path(scope).size());
        }
      }
      default -> {
        add(counts, kind + "_msg", 1);
        add(counts, kind + "_action", actions);
        add(counts, kind, Math.max(1, actions));
      }
    }
  }

  private static void add(Map<String, Long> counts, String table, long more) {
    counts.merge(table, more, Long::sum);
  }
}
