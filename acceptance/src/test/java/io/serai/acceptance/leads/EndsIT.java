package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Clicks;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Every row and message has an end of its own; its neighbours are stored. */
class EndsIT extends OverClicks {
  private static final String BARE = "https://www.example.com/a?utm_source=mail";

  private String reason(LogRow row) {
    return find("skipped-events", "guid", row.guid()).stream()
        .map(skipped -> skipped.getString("reason"))
        .findFirst()
        .orElse("");
  }

  private boolean marked(LogRow row) {
    return clicks.cloud().held("ien", "row").stream()
        .filter(held -> held.path("ID").asText().equals(row.guid()))
        .anyMatch(held -> held.path("Processed").asText().equals("True"));
  }

  @Test
  @Scenario("LS-10")
  void a_row_whose_link_names_no_url_or_acknowledgement_is_skipped_with_its_reason() {
    String send = send("ien");
    LogRow bare = LogRow.of(send, person("ien")).with("LinkContent", BARE);
    LogRow half =
        LogRow.of(send, person("ien"))
            .with("LinkContent", BARE + "&lt.lid=" + LogRow.U1 + "&feedback=no");
    LogRow good = LogRow.of(send, person("ien"));
    log(bare, half, good);

    Chain chain = run();

    assertThat(reason(bare)).isEqualTo("NO_URL_ID");
    assertThat(reason(half)).isEqualTo("NO_ACK");
    assertThat(clickOf(send)).extracting("guids").asString().contains(good.guid());
    assertThat(chain.stage("poll").skipped()).isGreaterThanOrEqualTo(2);
    assertThat(marked(bare)).isTrue();
  }

  @Test
  @Scenario("LS-11")
  void a_job_to_be_skipped_does_not_keep_its_neighbour_from_being_stored() {
    String send = send("ien");
    LogRow good = LogRow.of(send, person("ien"));
    LogRow skipped = LogRow.of("603170", person("ien"));
    log(good, skipped);
    run();

    deliver(skipped.message(NOON), good.message(NOON));

    assertThat(reason(skipped)).isEqualTo("SKIPPED_JOB");
    assertThat(clickOf(send)).extracting("guids").asString().contains(good.guid());
    assertThat(letters()).noneMatch(letter -> letter.contains(skipped.guid()));
  }

  @Test
  @Scenario("LS-12")
  void a_click_of_an_unknown_send_comes_again_and_becomes_a_dead_letter() {
    String send = send("ien");
    LogRow good = LogRow.of(send, person("ien"));
    LogRow lost = LogRow.of("999999", person("ien"));
    log(good, lost);

    Chain chain = run();

    assertThat(letters()).contains("SERAI-5008 ien:" + lost.guid());
    assertThat(clickOf(send)).isNotNull();
    assertThat(entity("email-sends", "mc.ien.send*999999")).isNull();
    assertThat(chain.stage("settle").rejected()).isPositive();
  }

  @Test
  @Scenario("LS-13")
  void a_click_of_an_unknown_subscriber_becomes_a_dead_letter() {
    String send = send("ien");
    LogRow good = LogRow.of(send, person("ien"));
    LogRow lost = LogRow.of(send, "888888");
    log(good, lost);
    run();

    assertThat(letters()).contains("SERAI-5009 ien:" + lost.guid());
    assertThat(clickOf(send)).extracting("guids").asString().contains(good.guid());
  }

  @Test
  @Scenario("LS-14")
  void a_click_of_another_units_send_is_stored_under_that_unit() {
    String send = send("ddt");
    LogRow row = LogRow.of(send, person("ddt"));
    log(row);
    run();

    assertThat(clicksOf("ddt", send)).hasSize(1);
    assertThat(clicksOf("ien", send)).isEmpty();
    assertThat(marked(row)).isTrue();
  }

  @Test
  void a_click_of_a_unit_the_hub_is_not_told_of_is_skipped() {
    LogRow row = LogRow.of(send("guest"), person("guest"));
    log(row);
    run();

    assertThat(reason(row)).isEqualTo("FOREIGN_BU");
    assertThat(marked(row)).isTrue();
  }

  @Test
  @Scenario("LS-15")
  void the_same_number_in_two_units_is_two_sends() {
    String send = send("ien");
    putSend("ddt", send, java.util.Map.of("Subject", "of ddt"));
    log(LogRow.of(send, person("ien")), LogRow.of(send, person("ddt")).in("ddt"));
    run();

    Document ien = entity("email-sends", "mc.ien.send*" + send);
    Document ddt = entity("email-sends", "mc.ddt.send*" + send);
    assertThat(ien.get("_id")).isNotEqualTo(ddt.get("_id"));
    assertThat(ddt).containsEntry("subject", "of ddt");
    assertThat(clicksOf("ien", send)).hasSize(1);
    assertThat(clicksOf("ddt", send)).hasSize(1);
  }

  @Test
  @Scenario("LS-35")
  void a_date_that_is_none_becomes_a_dead_letter_and_its_neighbour_a_click() {
    String send = send("ien");
    LogRow wrong = LogRow.of(send, person("ien")).with("EventDate", "13/45/2020");
    LogRow good = LogRow.of(send, person("ien"));
    log(wrong, good);
    run();

    assertThat(letters()).contains("SERAI-5007 ien:" + wrong.guid());
    assertThat(clickOf(send)).extracting("guids").asString().contains(good.guid());
  }

  @Test
  @Scenario("LS-36")
  void an_acknowledgement_is_not_taken_from_a_parameter_that_ends_alike() {
    String send = send("ien");
    LogRow row =
        LogRow.of(send, person("ien"))
            .with(
                "LinkContent",
                "https://www.example.com/a?callback=abc&lt.lid=%s&lt.ack=%s"
                    .formatted(LogRow.U1, LogRow.A1));
    log(row);
    run();

    Document sent = entity("email-sends", "mc.ien.send*" + send);
    assertThat(find("email-send-urls", "sendId", sent.get("_id"))).hasSize(2);
  }

  @Test
  void messages_that_are_none_become_dead_letters_beside_a_good_one() {
    String send = send("ien");
    LogRow good = LogRow.of(send, person("ien"));
    log(good.with("ID", "first-" + good.guid()));
    run();
    int before = letters().size();

    deliver("607105", "{\"v\":0,\"bu\":\"ien\"}", "{\"v\":1,", good.message(NOON));

    assertThat(letters()).hasSize(before + 3);
    assertThat(letters()).filteredOn(letter -> letter.startsWith("SERAI-5006")).hasSize(3);
    assertThat(clickOf(send)).extracting("guids").asString().contains(good.guid());
    assertThat(clicks.queue(Clicks.CLICKS).deadLetters().size()).isZero();
  }

  @Test
  void a_dead_letter_that_is_given_back_is_stored_when_its_send_is_there() {
    String send = String.valueOf(990_001);
    LogRow row = LogRow.of(send, person("ien"));
    log(row);
    run();
    assertThat(letters()).contains("SERAI-5008 ien:" + row.guid());

    putSend("ien", send, java.util.Map.of());
    String letter =
        clicks
            .hub()
            .one(
                "SELECT id FROM serai.dead_letter WHERE state = 'OPEN' AND input = ?",
                "ien:" + row.guid());
    assertThat(hub().api("admin").post("/api/v1/dead-letters/" + letter + "/replay", "").status())
        .isEqualTo(200);
    run();

    assertThat(clickOf(send)).extracting("guids").asString().contains(row.guid());
  }

  @Test
  void rows_that_were_skipped_for_their_links_are_read_again_when_asked_for() {
    String send = send("ien");
    LogRow row = LogRow.of(send, person("ien")).with("LinkContent", BARE);
    log(row);
    run();
    clicks
        .documents()
        .getCollection("skipped-events")
        .updateOne(
            new Document("guid", row.guid()),
            new Document(
                "$set", new Document("row.LinkContent", LogRow.link(LogRow.U1, LogRow.A1))));

    Chain chain = runAnyhow("{\"relink\":true}");

    assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
    assertThat(clickOf(send)).extracting("guids").asString().contains(row.guid());
    assertThat(reason(row)).isEmpty();
  }
}
