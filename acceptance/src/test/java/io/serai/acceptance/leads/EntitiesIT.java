package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Cloud;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Sends, e-mails, folders and subscribers as documents. */
class EntitiesIT extends OverClicks {
  private static final Duration STALE = Duration.ofHours(2);

  /** Hours pass, and the rows stay within the window. */
  @Override
  Map<String, String> settings() {
    Map<String, String> settings = quick();
    settings.put("leads.poll.window", "3d");
    return settings;
  }

  private Document sent(String send) {
    return entity("email-sends", "mc.ien.send*" + send);
  }

  /** A click of a send, so that the send is fetched. */
  private void click(String send) {
    log(LogRow.of(send, person("ien")));
    run();
  }

  private static Map<String, Object> status(String status, String sentDate) {
    Map<String, Object> values = new HashMap<>();
    values.put("Status", status);
    values.put("SentDate", sentDate);
    return values;
  }

  private Document urlsOf(String send) {
    return find("email-send-urls", "sendId", sent(send).get("_id")).get(0);
  }

  @Test
  @Scenario("LS-16")
  void a_send_that_is_under_way_has_an_estimated_date_until_it_has_a_real_one() {
    String send = send("ien", status("Sending", null));
    click(send);
    Document first = sent(send);
    assertThat(first).containsEntry("sentDateEstimated", true).containsKey("sentDate");
    assertThat(urlsOf(send)).containsEntry("sentDate", first.get("sentDate"));

    clock.pass(STALE);
    click(send);
    assertThat(sent(send)).containsEntry("sentDate", first.get("sentDate"));

    clock.pass(STALE);
    putSend("ien", send, status("Complete", "2020-09-04T06:00:00"));
    click(send);
    assertThat(sent(send))
        .containsEntry("sentDate", date("2020-09-04T12:00:00Z"))
        .doesNotContainKey("sentDateEstimated");
    assertThat(urlsOf(send)).containsEntry("sentDate", date("2020-09-04T12:00:00Z"));
  }

  @Test
  @Scenario("LS-17")
  void a_click_of_a_send_that_is_only_scheduled_is_stored() {
    String send = send("ien", status("Scheduled", null));
    click(send);

    assertThat(clickOf(send)).isNotNull();
    assertThat(urlsOf(send)).doesNotContainKey("sentDate");
  }

  @Test
  @Scenario("LS-18")
  void bounces_are_the_sum_of_their_kinds() {
    String send = send("ien");
    click(send);

    assertThat(sent(send).getEmbedded(java.util.List.of("metrics", "bounces"), Long.class))
        .isEqualTo(12);
  }

  @Test
  @Scenario("LS-19")
  void a_count_that_falls_to_nothing_is_stored() {
    String send = send("ien");
    click(send);
    clock.pass(STALE);
    putSend("ien", send, Map.of("UniqueOpens", 0, "NumberSent", 0));
    click(send);

    Document metrics = sent(send).get("metrics", Document.class);
    assertThat(metrics).containsEntry("uniqueOpens", 0L).containsEntry("sent", 0L);
  }

  @Test
  @Scenario("LS-20")
  void a_test_send_is_told_by_its_subject() {
    Map<String, Boolean> subjects =
        Map.of("[TEST]: promo", true, "Test Send for X", true, "Contest send", false);
    Map<String, String> sends = new HashMap<>();
    subjects.keySet().forEach(s -> sends.put(s, send("ien", Map.of("Subject", s))));
    sends.values().forEach(send -> log(LogRow.of(send, person("ien"))));
    run();

    subjects.forEach(
        (subject, test) -> assertThat(sent(sends.get(subject))).containsEntry("isTestSend", test));
  }

  @Test
  @Scenario("LS-21")
  void an_acknowledgement_of_two_sends_serves_both() {
    String first = send("ien");
    String second = send("ien");
    log(LogRow.of(first, person("ien")), LogRow.of(second, person("ien")));
    run();

    assertThat(find("email-send-urls", "sendId", sent(first).get("_id"))).hasSize(2);
    assertThat(find("email-send-urls", "sendId", sent(second).get("_id"))).hasSize(2);
  }

  @Test
  @Scenario("LS-22")
  void urls_of_an_acknowledgement_that_comes_late_are_written_late() {
    String send = send("ien");
    log(LogRow.of(send, person("ien")).with("LinkContent", LogRow.link(LogRow.U1, "late-ack")));
    run();
    assertThat(clickOf(send)).isNotNull();
    assertThat(find("email-send-urls", "sendId", sent(send).get("_id"))).isEmpty();

    clicks.acknowledge("late-ack", LogRow.U1, LogRow.U2);
    run();

    assertThat(find("email-send-urls", "sendId", sent(send).get("_id"))).hasSize(2);
    assertThat(find("pending-acks", "ack", "late-ack")).isEmpty();
  }

  @Test
  @Scenario("LS-23")
  void a_classic_email_is_found_by_soap() {
    ObjectNode email = Cloud.record("ien", "email", "117900").put("classic", true);
    email.put("Name", "Old one").put("Subject", "Of old").put("CategoryID", "4410");
    clicks.cloud().put(email.toString());
    String send = send("ien", Map.of("Email", Map.of("ID", "117900")));
    click(send);

    assertThat(entity("email-deployments", "mc.ien.email*117900"))
        .containsEntry("name", "Old one")
        .containsEntry("subject", "Of old")
        .containsEntry("categoryId", entity("email-categories", "mc.ien.category*4410").get("_id"));
  }

  private void folder(String id, String parent, String name) {
    ObjectNode folder = Cloud.record("ien", "folder", id).put("Name", name);
    folder.put("ContentType", "email").putObject("ParentFolder").put("ID", parent);
    clicks.cloud().put(folder.toString());
  }

  private String sendOfEmailIn(String email, String folder) {
    clicks
        .cloud()
        .put(
            Cloud.record("ien", "email", email)
                .put("Name", "In " + folder)
                .put("Subject", "S")
                .put("CategoryID", folder)
                .toString());
    return send("ien", Map.of("Email", Map.of("ID", email)));
  }

  @Test
  @Scenario("LS-24")
  void a_folder_that_had_emails_once_has_them_for_good() {
    folder("5100", "0", "Upper");
    folder("5101", "5100", "Lower");
    click(sendOfEmailIn("118001", "5101"));
    assertThat(entity("email-categories", "mc.ien.category*5100"))
        .containsEntry("hasDeployments", false);

    click(sendOfEmailIn("118002", "5100"));
    assertThat(entity("email-categories", "mc.ien.category*5100"))
        .containsEntry("hasDeployments", true);

    clock.pass(STALE);
    click(sendOfEmailIn("118003", "5101"));
    assertThat(entity("email-categories", "mc.ien.category*5100"))
        .containsEntry("hasDeployments", true);
  }

  @Test
  void folders_that_are_each_others_parent_come_to_an_end() {
    folder("5200", "5201", "Archive");
    folder("5201", "5200", "Archive of the archive");
    click(sendOfEmailIn("118201", "5200"));

    assertThat(entity("email-categories", "mc.ien.category*5200"))
        .containsEntry("fullName", "Archive of the archive | Archive");
  }

  @Test
  @Scenario("LS-25")
  void a_flag_that_a_person_sets_on_a_folder_goes_down_to_its_emails_and_sends() {
    folder("5300", "0", "Flagged");
    String send = sendOfEmailIn("118301", "5300");
    click(send);
    clicks
        .documents()
        .getCollection("email-categories")
        .updateOne(
            new Document("entity", "mc.ien.category*5300"),
            new Document("$set", new Document("isNewsletter", true)));

    run();
    assertThat(entity("email-deployments", "mc.ien.email*118301"))
        .containsEntry("isNewsletter", true);
    assertThat(sent(send)).containsEntry("isNewsletter", true);

    clock.pass(STALE);
    click(sendOfEmailIn("118302", "5300"));
    assertThat(entity("email-categories", "mc.ien.category*5300"))
        .containsEntry("isNewsletter", true);
  }

  @Test
  @Scenario("LS-33")
  void attributes_that_are_known_and_not_blank_count_as_fields() {
    String person = person("ien");
    ObjectNode record =
        Cloud.record("ien", "subscriber", person).put("EmailAddress", "a@b.example");
    for (String[] pair : new String[][] {{"Title", " "}, {"City", "Austin"}, {"Foo", "bar"}}) {
      record.withArray("Attributes").addObject().put("Name", pair[0]).put("Value", pair[1]);
    }
    clicks.cloud().put(record.toString());
    log(LogRow.of(send("ien"), person));
    run();

    assertThat(entity("identities", "mc.ien.subscriber*" + person))
        .containsEntry("title", "")
        .containsEntry("city", "Austin")
        .containsEntry("fieldCount", 2)
        .doesNotContainKey("Foo");
  }

  @Test
  @Scenario("LS-34")
  void an_address_that_is_none_is_kept_as_it_is() {
    String without = person("ien");
    String wrong = person("ien");
    clicks
        .cloud()
        .put(
            Cloud.record("ien", "subscriber", without).putNull("EmailAddress").toString(),
            Cloud.record("ien", "subscriber", wrong).put("EmailAddress", "abc").toString());
    String send = send("ien");
    log(LogRow.of(send, without), LogRow.of(send, wrong));
    run();

    assertThat(entity("identities", "mc.ien.subscriber*" + without))
        .containsEntry("emailAddress", "")
        .containsEntry("emailDomain", "");
    assertThat(entity("identities", "mc.ien.subscriber*" + wrong))
        .containsEntry("emailAddress", "abc")
        .containsEntry("emailDomain", "");
  }

  @Test
  void documents_of_entities_have_ids_that_say_which_they_are() {
    String send = send("ien");
    click(send);

    ObjectId id = sent(send).getObjectId("_id");
    clicks.documents().getCollection("email-sends").deleteOne(new Document("_id", id));
    clock.pass(STALE);
    click(send);

    assertThat(sent(send).getObjectId("_id")).isEqualTo(id);
  }
}
