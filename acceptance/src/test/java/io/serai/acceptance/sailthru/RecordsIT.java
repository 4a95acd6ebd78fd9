package io.serai.acceptance.sailthru;

import static io.serai.acceptance.sailthru.Line.clicks;
import static io.serai.acceptance.sailthru.Line.id;
import static io.serai.acceptance.sailthru.Line.message;
import static io.serai.acceptance.sailthru.Line.messageAt;
import static io.serai.acceptance.sailthru.Line.opens;
import static io.serai.acceptance.sailthru.Line.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What single records become. */
class RecordsIT {
  private final Exports exports = new Exports();

  @Test
  @Scenario("S6")
  void two_opens_of_one_second_are_two_rows_however_often_they_are_sent() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("message_blast.20160401.json", message(1, 1, opens(5, 5)));
      Exports.run(hub);
      exports.deliver("message_blast_update.20160402.json", message(1, 1, opens(5, 5)));
      Exports.run(hub);
      exports.deliver("message_blast_update.20160403.json", message(1, 1, opens(5, 5)) + "\n");
      Exports.run(hub);

      assertThat(
              exports.rows(
                  "SELECT action_name, occurrence FROM sailthru.message_blast_action ORDER BY 2"))
          .containsExactly("open|1", "open|2");
    }
  }

  @Test
  @Scenario("S7")
  void a_click_without_an_open_is_clicked_and_not_opened() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "message_blast.20160401.json",
          message(1, 1, clicks(5)) + message(1, 2, opens(1)) + message(1, 3, ""));
      Exports.run(hub);

      assertThat(exports.rows("SELECT action_name FROM sailthru.message_blast_action ORDER BY 1"))
          .containsExactly("click", "open");
      JsonNode answer =
          hub.api("ops:read")
              .get("/api/v1/flows/sailthru/questions/emails-opened-and-clicked")
              .json();
      assertThat(answer.get("rows")).hasToString("[{\"sent\":3,\"opened\":1,\"clicked\":1}]");
    }
  }

  @Test
  @Scenario("S8")
  void variables_keep_spelling_type_and_text() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "profile.20160401.json",
          profile(
              1,
              ",\"vars\":{\"a\":null,\"b\":\"\",\"c\":true,\"d\":1.50,\"e\":[\"x\"],\"é\":\"ü\",\"A\":7}"));
      Exports.run(hub);

      assertThat(
              exports.rows(
                  "SELECT var, val, val_type FROM sailthru.profile_vars ORDER BY var COLLATE"
                      + " \"C\""))
          .containsExactly(
              "A|7|int",
              "a|∅|null",
              "b||string",
              "c|true|bool",
              "d|1.50|float",
              "e|[\"x\"]|json",
              "é|ü|string");
    }
  }

  @Test
  @Scenario("S9")
  void a_profile_without_anything_is_loaded_alone() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("profile.20160401.json", profile(1, ",\"vars\":null,\"browser\":{}"));
      Chain chain = Exports.run(hub);

      assertThat(chain.statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.rows("SELECT id, geo_count FROM sailthru.profile"))
          .containsExactly(id(1) + "|0");
      assertThat(exports.number("SELECT count(*) FROM sailthru.profile_vars")).isZero();
    }
  }

  @Test
  @Scenario("S10")
  void times_without_seconds_and_with_thousandths_are_new_yorks() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "profile.20160401.json",
          profile(
              1,
              ",\"lists_signup\":{\"a\":\"2015-07-23T20:23\",\"b\":\"2015-07-23T20:23:33\",\"c\":\"2015-07-23T20:23:33.375\"}"));
      Exports.run(hub);

      assertThat(
              exports.rows(
                  "SELECT list, ts AT TIME ZONE 'UTC' FROM sailthru.profile_lists_signup ORDER BY"
                      + " 1"))
          .containsExactly(
              "a|2015-07-24 00:23:00", "b|2015-07-24 00:23:33", "c|2015-07-24 00:23:33.375");
    }
  }

  @Test
  @Scenario("S11")
  void times_in_gap_and_overlap_follow_the_rule_and_are_flagged() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "message_blast.20160401.json",
          messageAt(1, 1, "2016-11-06T01:30:00.000", "")
              + messageAt(1, 2, "2016-03-13T02:30:00.000", "")
              + messageAt(1, 3, "2016-03-31T08:00:03.018", ""));
      Exports.run(hub);

      assertThat(
              exports.rows(
                  "SELECT send_time AT TIME ZONE 'UTC', send_time_flag FROM"
                      + " sailthru.message_blast_msg ORDER BY message_id"))
          .containsExactly(
              "2016-11-06 05:30:00|overlap",
              "2016-03-13 07:30:00|gap",
              "2016-03-31 12:00:03.018|∅");
      assertThat(exports.rows("SELECT notes FROM sailthru.updated"))
          .containsExactly("{\"time.gap\":1,\"time.overlap\":1}");
    }
  }

  @Test
  @Scenario("S12")
  void quotes_semicolons_and_emoji_are_stored_byte_by_byte() {
    String name = "It’s 🐪 'quoted'; DROP TABLE sailthru.blast; -- ";
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "blast.20160401.json",
          Line.blast(1, name + "\\\"x\\\"") + Line.blast(2, "🐪".repeat(300)));
      Exports.run(hub);

      assertThat(exports.rows("SELECT name FROM sailthru.blast WHERE id = 1"))
          .containsExactly(name + "\"x\"");
      assertThat(
              exports.rows(
                  "SELECT octet_length(name), length(name) FROM sailthru.blast WHERE id = 2"))
          .as("1024 bytes, no half character")
          .containsExactly("1024|256");
    }
  }

  @Test
  @Scenario("S13")
  void over_long_values_are_cut_and_counted() {
    try (TestHub hub = TestHub.start(exports)) {
      deliverOverLong();
      Chain chain = Exports.run(hub);

      assertThat(chain.statuses()).containsOnly("SUCCEEDED");
      assertThat(exports.rows("SELECT length(label) FROM sailthru.profile_geo"))
          .containsExactly("60");
      assertThat(exports.rows("SELECT length(val) FROM sailthru.profile_vars"))
          .containsExactly("4096");
      assertThat(exports.rows("SELECT length(action_url) FROM sailthru.message_blast_action"))
          .containsExactly("8192");
      assertThat(exports.rows("SELECT notes FROM sailthru.updated ORDER BY kind"))
          .containsExactly(
              "{\"truncated.message_blast_action.action_url\":1}",
              "{\"truncated.profile_vars.val\":1}");
    }
  }

  @Test
  @Scenario("S13")
  void over_long_values_cost_their_line_when_the_setting_says_so() {
    try (TestHub hub = TestHub.start(exports, Map.of("sailthru.over-long", "reject"))) {
      deliverOverLong();
      Chain chain = Exports.run(hub);

      assertThat(chain.stage("stage").rejected()).isEqualTo(2);
      assertThat(exports.rows("SELECT id FROM sailthru.profile")).isEmpty();
      assertThat(exports.hub().rows("SELECT reason FROM serai.rejected ORDER BY 1"))
          .allSatisfy(reason -> assertThat(reason).contains("longer than"));
    }
  }

  private void deliverOverLong() {
    exports.deliver(
        "profile.20160401.json",
        profile(
            1,
            ",\"geo\":{\"city\":{\"%s\":1},\"count\":1},\"vars\":{\"v\":\"%s\"}"
                .formatted("c".repeat(60), "v".repeat(5_000))));
    exports.deliver(
        "message_blast.20160401.json",
        message(
            1,
            1,
            ",\"clicks\":[{\"url\":\"http://example.org/%s\",\"ts\":{\"$date\":1459429200000}}]"
                .formatted("u".repeat(9_000))));
  }

  @Test
  @Scenario("S14")
  void a_profile_that_is_exported_again_has_the_new_lists_and_variables_alone() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "profile.20160401.json",
          profile(
              1, ",\"lists_signup\":{\"old\":\"2015-07-23T20:23\",\"both\":\"2015-07-23T20:23\"}"));
      Exports.run(hub);
      exports.deliver(
          "profile.20160402.json",
          profile(1, ",\"lists_signup\":{\"both\":\"2015-07-23T20:23\"},\"vars\":{\"new\":1}"));
      Exports.run(hub);

      assertThat(exports.rows("SELECT list FROM sailthru.profile_lists_signup"))
          .containsExactly("both");
      assertThat(exports.rows("SELECT var, val FROM sailthru.profile_vars"))
          .containsExactly("new|1");
    }
  }

  @Test
  @Scenario("S20")
  void messages_of_an_unknown_campaign_are_reported_until_its_file_arrives() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver("message_blast.20160401.json", message(7, 1, "") + message(7, 2, ""));
      Exports.run(hub);
      assertThat(exports.rows("SELECT blast_id, messages FROM sailthru.orphan_message_blast"))
          .containsExactly("7|2");

      exports.deliver("blast.20160401.json", Line.blast(7, "late"));
      Exports.run(hub);

      assertThat(exports.rows("SELECT blast_id FROM sailthru.orphan_message_blast")).isEmpty();
    }
  }

  @Test
  @Scenario("S24")
  void money_is_exact_and_what_is_no_number_costs_its_line() {
    try (TestHub hub = TestHub.start(exports)) {
      exports.deliver(
          "message_blast.20160401.json",
          message(1, 1, ",\"message_revenue\":\"12.345\"")
              + message(1, 2, ",\"message_revenue\":1e2")
              + message(1, 3, ",\"message_revenue\":-5")
              + message(1, 4, ",\"message_revenue\":\"abc\"")
              + message(1, 5, ",\"message_revenue\":0.1"));
      Chain chain = Exports.run(hub);

      assertThat(
              exports.rows(
                  "SELECT message_id, message_revenue FROM sailthru.message_blast_msg ORDER BY 1"))
          .containsExactly("1|12.35", "2|100.00", "3|-5.00", "5|0.10");
      assertThat(chain.stage("stage").rejected()).isEqualTo(1);
      assertThat(exports.hub().rows("SELECT position FROM serai.rejected"))
          .containsExactly("line 4");
    }
  }
}
