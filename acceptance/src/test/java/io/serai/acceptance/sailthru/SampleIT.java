package io.serai.acceptance.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The vendor's real sample of 2016 and the update of some days later. */
class SampleIT {
  private static final Path FOLDER = Path.of("..", "shared", "data", "sailthru");
  static final String ZIP = "sailthru_data-exporter_samples.zip";
  private static final String UPDATE = "message_blast_update.20160405.json";

  static byte[] file(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no real sample on this machine");
    return Files.readAllBytes(file);
  }

  @Test
  @Scenario({"S1", "S2", "S3", "S4", "S5"})
  void the_sample_its_repeat_its_update_and_its_late_repeat() throws IOException {
    byte[] zip = file(ZIP);
    Exports exports = new Exports();
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(ZIP, zip);
      Chain first = Exports.run(hub);
      assertThat(first.statuses()).as(first.errors()).containsOnly("SUCCEEDED");
      assertThat(counts(exports)).isEqualTo(SAMPLE);
      assertThat(
              exports.rows("SELECT status, data_day, count(*) FROM sailthru.updated GROUP BY 1, 2"))
          .containsExactly("LOADED|2016-03-31|4");

      exports.deliver("again/" + ZIP, zip);
      Exports.run(hub);
      assertThat(counts(exports)).isEqualTo(SAMPLE);
      assertThat(
              exports.rows(
                  "SELECT status, count(*), max(export_ts) = '2016-04-01 04:00Z' FROM"
                      + " sailthru.updated GROUP BY 1 ORDER BY 1"))
          .containsExactly("DUPLICATE|4|t", "LOADED|4|t");

      exports.deliver(UPDATE, file(UPDATE));
      Chain update = Exports.run(hub);
      assertThat(update.stage("stage").rejected()).isEqualTo(1);
      assertThat(update.stage("load").written()).isEqualTo(4);
      theUpdateIsIn(exports);
      assertThat(exports.hub().rows("SELECT source, position, reason FROM serai.rejected"))
          .containsExactly(UPDATE + "|line 5|not valid JSON at column 124");

      exports.deliver("late/" + ZIP, withAnotherComment(zip));
      Exports.run(hub);
      theUpdateIsIn(exports);
    }
  }

  private static final Map<String, Long> SAMPLE =
      Map.ofEntries(
          Map.entry("blast", 20L),
          Map.entry("message_blast_msg", 20L),
          Map.entry("message_blast_action", 8L),
          Map.entry("message_blast", 23L),
          Map.entry("message_transactional_msg", 20L),
          Map.entry("message_transactional_action", 15L),
          Map.entry("message_transactional", 28L),
          Map.entry("profile", 20L),
          Map.entry("profile_geo", 508L),
          Map.entry("profile_browser", 77L),
          Map.entry("profile_lists_signup", 851L),
          Map.entry("profile_vars", 1_525L));

  private static Map<String, Long> counts(Exports exports) {
    Map<String, Long> counts = new java.util.HashMap<>();
    for (String table : SAMPLE.keySet()) {
      counts.put(table, exports.number("SELECT count(*) FROM sailthru." + table));
    }
    assertThat(
            exports.rows("SELECT scope, count(*) FROM sailthru.profile_geo GROUP BY 1 ORDER BY 1"))
        .containsExactly("city|182", "country|30", "state|87", "zip|209");
    assertThat(
            exports.rows(
                "SELECT val_type, count(*), count(*) FILTER (WHERE val = '') FROM"
                    + " sailthru.profile_vars GROUP BY 1 ORDER BY 1"))
        .containsExactly("bool|1|0", "int|1048|0", "null|100|0", "string|376|142");
    return counts;
  }

  private static void theUpdateIsIn(Exports exports) {
    assertThat(exports.number("SELECT count(*) FROM sailthru.message_blast")).isEqualTo(24);
    assertThat(
            exports.rows(
                "SELECT message_id, action_name, to_char(action_ts, 'YYYY-MM-DD\"T\"HH24:MI:SSTZ')"
                    + " FROM sailthru.message_blast WHERE message_id IN (5, 6) ORDER BY 1"))
        .hasSize(2)
        .contains("6|open|2016-04-04T13:00:00UTC")
        .anyMatch(row -> row.startsWith("5|open|2016-03-31"));
    assertThat(
            exports.rows(
                "SELECT substr(action_url, 20) FROM sailthru.message_blast WHERE message_id = 4 AND"
                    + " action_ts = '2016-04-04 12:00Z'"))
        .containsExactly("/other?q=café&x=1,2");
    assertThat(
            exports.rows(
                "SELECT message_revenue, delivery_status, optout, action_name FROM"
                    + " sailthru.message_blast WHERE message_id = 27"))
        .containsExactly("12.50|delivered|t|open");
    assertThat(
            exports.rows(
                "SELECT action_name, count(*), count(DISTINCT profile_id) FROM"
                    + " sailthru.message_blast_action GROUP BY 1 ORDER BY 1"))
        .isEqualTo(List.of("click|2|1", "open|8|6"));
  }

  /** The same entries in other bytes, as if packed again. */
  private static byte[] withAnotherComment(byte[] zip) {
    byte[] more = java.util.Arrays.copyOf(zip, zip.length + 1);
    // the end record's last field is the length of a comment (APPNOTE 4.3.16)
    more[zip.length - 2] = 1;
    more[zip.length] = 'x';
    return more;
  }
}
