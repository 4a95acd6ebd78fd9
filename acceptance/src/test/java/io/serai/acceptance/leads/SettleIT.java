package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Clicks;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What was queued and is nowhere is noticed. */
class SettleIT extends OverClicks {
  @Test
  void a_click_document_that_was_deleted_fails_settle_and_comes_again() {
    String send = send("ien");
    LogRow row = LogRow.of(send, person("ien"));
    log(row);
    run();
    clicks.documents().getCollection(CLICKS).deleteOne(new Document("guids", row.guid()));

    Chain settled = settle();

    assertThat(settled.stage("settle").status()).isEqualTo("FAILED");
    assertThat(settled.stage("settle").error()).contains("SERAI-5013", "ien");
    run();
    assertThat(clickOf(send)).extracting("guids").asString().contains(row.guid());
    assertThat(settle().stage("settle").status()).isEqualTo("SUCCEEDED");
  }

  private static final String CLICKS = "event-email-clicks";

  @Test
  void a_message_that_was_taken_from_the_queue_fails_settle() {
    LogRow row = LogRow.of(send("ien"), person("ien"));
    log(row);
    run();
    clicks
        .hub()
        .write(
            "INSERT INTO serai.leads_queued (unit, guid, bot, queued_at, run_id, sent)"
                + " VALUES ('ien', 'TAKEN', false, now(), 'x', true)");

    Chain settled = settle();

    assertThat(settled.stage("settle").status()).isEqualTo("FAILED");
    clicks.hub().run("DELETE FROM serai.leads_queued WHERE guid = 'TAKEN'");
  }

  @Test
  void what_a_queue_gave_up_is_a_dead_letter_of_the_hub() {
    hub();
    clicks.queue(Clicks.SENDS).deadLetters().send("{\"v\":1,\"bu\":\"ien\",\"id\":\"1\"}");

    run();

    assertThat(letters()).anyMatch(letter -> letter.startsWith("SERAI-5015"));
    assertThat(clicks.queue(Clicks.SENDS).deadLetters().size()).isZero();
  }
}
