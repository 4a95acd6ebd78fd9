package io.serai.acceptance.sailthru;

import static io.serai.acceptance.sailthru.Line.message;
import static io.serai.acceptance.sailthru.Line.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries as they had better not be. */
class BadInputIT {
  private static final String BLASTS = Line.blast(1, "one");

  private final Exports exports = new Exports();

  @Test
  @Scenario("S15")
  void a_file_that_is_cut_short_waits_and_is_loaded_once_it_is_whole() {
    byte[] zip = Zip.of("blast.20160401.json", Line.blast(1, "one") + Line.blast(2, "two"));
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("export.zip", Arrays.copyOf(zip, zip.length * 6 / 10));
      Chain chain = Exports.run(hub);
      assertThat(chain.stage("receive").held()).isEqualTo(1);
      assertThat(exports.keys("manifests/")).isEmpty();

      exports.deliver("export.zip", zip);
      Exports.run(hub);

      assertThat(exports.number("SELECT count(*) FROM sailthru.blast")).isEqualTo(2);
      assertThat(exports.hub().rows("SELECT input FROM serai.dead_letter")).isEmpty();
    }
  }

  @Test
  @Scenario("S15")
  void a_file_that_stays_cut_short_is_set_aside_with_an_alarm_and_the_others_load() {
    byte[] zip = Zip.of("blast.20160401.json", BLASTS);
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("export.zip", Arrays.copyOf(zip, zip.length * 6 / 10));
      exports.deliver("blast.20160402.json", Line.blast(3, "three"));
      Exports.run(hub);
      Exports.run(hub);
      Chain third = Exports.run(hub);

      assertThat(third.stage("receive").status()).isEqualTo("FAILED");
      assertThat(third.errors()).contains("SERAI-4001", "export.zip");
      assertThat(exports.rows("SELECT id FROM sailthru.blast")).containsExactly("3");
      assertThat(exports.hub().number("SELECT count(*) FROM serai.dead_letter")).isEqualTo(1);
      assertThat(exports.hub().number("SELECT count(*) FROM serai.alarm")).isPositive();
      assertThat(Exports.run(hub).stage("receive").status()).isEqualTo("SUCCEEDED");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/blast.20160401.json",
        "/etc/blast.20160401.json",
        "C:\\blast.20160401.json"
      })
  @Scenario("S18")
  void a_name_that_leaves_the_archive_costs_the_archive(String name) {
    refused(Zip.of("profile.20160401.json", profile(1, ""), name, BLASTS), "leaves");
  }

  @Test
  @Scenario("S18")
  void an_archive_in_an_archive_is_refused() {
    refused(Zip.of("profile.20160401.json", profile(1, ""), "more.zip", "PK"), "an archive itself");
  }

  @Test
  @Scenario("S18")
  void a_bomb_is_refused_before_it_is_unpacked() {
    refused(Zip.ofZeros("blast.20160401.json", 64), "sailthru.zip.max-ratio is 200");
  }

  @Test
  void an_archive_larger_than_the_limit_is_refused() {
    refused(
        Zip.of("blast.20160401.json", BLASTS.repeat(40)),
        Map.of("sailthru.zip.max-total", "1KB"),
        "sailthru.zip.max-total");
  }

  @Test
  void an_archive_of_too_many_entries_is_refused() {
    refused(
        Zip.of("blast.20160401.json", BLASTS, "profile.20160401.json", profile(1, "")),
        Map.of("sailthru.zip.max-entries", "1"),
        "sailthru.zip.max-entries is 1");
  }

  @Test
  @Scenario("S18")
  void two_entries_of_one_name_are_refused() {
    refused(Zip.withTwins("blast.20160401.json", BLASTS, BLASTS), "two entries are named");
  }

  private void refused(byte[] zip, String why) {
    refused(zip, Map.of(), why);
  }

  private void refused(byte[] zip, Map<String, String> settings, String why) {
    try (TestHub hub = TestHub.start(exports, settings)) {
      exports.deliver("export.zip", zip);
      exports.deliver("blast.20160402.json", Line.blast(3, "three"));
      Chain chain = Exports.run(hub);

      assertThat(chain.stage("stage").status()).isEqualTo("PARTIAL");
      assertThat(chain.errors()).contains("SERAI-4002", why);
      assertThat(exports.rows("SELECT id FROM sailthru.blast")).containsExactly("3");
      assertThat(exports.number("SELECT count(*) FROM sailthru.profile")).isZero();
      assertThat(exports.hub().number("SELECT count(*) FROM serai.dead_letter")).isEqualTo(1);
    }
  }

  @Test
  @Scenario("S18")
  void a_lenient_hub_refuses_the_entry_and_loads_the_others() {
    try (TestHub hub = TestHub.start(exports, Map.of("sailthru.zip.policy", "lenient"))) {
      exports.deliver(
          "export.zip",
          Zip.of("profile.20160401.json", profile(1, ""), "../blast.20160401.json", BLASTS));
      Chain chain = Exports.run(hub);

      assertThat(chain.stage("stage").status()).isEqualTo("PARTIAL");
      assertThat(chain.errors()).contains("SERAI-4002");
      assertThat(exports.number("SELECT count(*) FROM sailthru.profile")).isEqualTo(1);
      assertThat(exports.number("SELECT count(*) FROM sailthru.blast")).isZero();
    }
  }

  @Test
  @Scenario("S19")
  void a_file_of_unknown_kind_is_set_aside_and_the_run_succeeds() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("purchase.20160401.json", "{\"id\":1}\n");
      exports.deliver(
          "export.zip", Zip.of("purchase.20160401.json", "{}\n", "blast.20160401.json", BLASTS));
      Chain chain = Exports.run(hub);

      assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
      assertThat(exports.number("SELECT count(*) FROM sailthru.blast")).isEqualTo(1);
      assertThat(exports.keys("rejected/sailthru/unknown/"))
          .hasSize(2)
          .allMatch(key -> key.endsWith("purchase.20160401.json"));
      assertThat(exports.hub().rows("SELECT DISTINCT reason FROM serai.rejected"))
          .containsExactly("the file is of no known kind");
    }
  }

  @Test
  @Scenario("S23")
  void an_empty_file_is_noted_and_freshness_moves() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("blast.20160401.json", BLASTS);
      Exports.run(hub);
      exports.deliver(
          "export.zip", Zip.of("blast.20160402.json", "", "profile.20160402.json", "\n"));
      Chain chain = Exports.run(hub);

      assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
      assertThat(
              exports.rows(
                  "SELECT kind, status, export_ts AT TIME ZONE 'UTC' FROM sailthru.updated ORDER BY"
                      + " export_ts, kind"))
          .containsExactly(
              "blast|LOADED|2016-04-01 04:00:00",
              "blast|EMPTY|2016-04-02 04:00:00",
              "profile|EMPTY|2016-04-02 04:00:00");
    }
  }

  @Test
  void broken_lines_are_rejected_with_their_reason_and_the_rest_loads() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "message_blast.20160401.json",
          String.join(
              "",
              message(1, 1, ""),
              "{\"profile_id\":\n",
              "[]\n",
              "{} {}\n",
              message(1, 2, ",\"opens\":7"),
              message(1, 3, ",\"surprise\":{\"deep\":[1,{}]}"),
              "{\"send_time\":\"2016-03-31T08:00:03.018\"}"));
      Chain chain = Exports.run(hub);

      assertThat(chain.statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.rows("SELECT message_id FROM sailthru.message_blast_msg ORDER BY 1"))
          .containsExactly("1", "3");
      assertThat(exports.hub().rows("SELECT position FROM serai.rejected ORDER BY 1"))
          .isEqualTo(List.of("line 2", "line 3", "line 4", "line 5", "line 7"));
      assertThat(exports.rows("SELECT rows_read, rows_loaded, rows_rejected FROM sailthru.updated"))
          .containsExactly("7|2|5");
      assertThat(exports.rows("SELECT notes FROM sailthru.updated"))
          .containsExactly("{\"unknown.message_blast.surprise\":1}");
    }
  }
}
