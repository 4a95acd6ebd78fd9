package io.serai.acceptance.leads;

import static io.serai.acceptance.leads.LogRow.U1;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What becomes of clicks of one person on one url of one send. */
class ClickDocumentsIT extends OverClicks {
  private static final String LATER = "9/4/2020 9:00:00 AM";
  private static final Instant T0 = NOON;
  private static final Instant T1 = NOON.plusSeconds(7_200);

  /** A send and a person that have documents, and a row of theirs. */
  private LogRow known() {
    LogRow row = LogRow.of(send("ien"), person("ien"));
    log(row.with("ID", "00000000-" + row.guid().substring(9)).with("LinkContent", other()));
    run();
    return row;
  }

  private static String other() {
    return LogRow.link("5f47e1c107809f52ef34999f", LogRow.A1);
  }

  private Document click(LogRow row) {
    return find("event-email-clicks", "url", new ObjectId(U1)).stream()
        .filter(click -> click.getString("jobEntity").endsWith(send(row)))
        .findFirst()
        .orElseThrow();
  }

  private static String send(LogRow row) {
    return "*" + row.record().replaceAll(".*\"JobID\":\"(\\d+)\".*", "$1");
  }

  @Test
  @Scenario("LS-01")
  void a_row_becomes_the_documents_of_a_click() {
    LogRow row = LogRow.of("607105", "70257389").with("ID", "EB3A625F-0726-47DE-AD68-658060103ED5");
    log(row);
    run();

    Document person = entity("identities", "mc.ien.subscriber*70257389");
    Document send = entity("email-sends", "mc.ien.send*607105");
    Document email = entity("email-deployments", "mc.ien.email*117131");
    Document folder = entity("email-categories", "mc.ien.category*4410");
    Document above = entity("email-categories", "mc.ien.category*4400");
    Document root = entity("email-categories", "mc.ien.category*4001");
    assertThat(person)
        .containsEntry("emailAddress", "jane.doe@example.com")
        .containsEntry("emailDomain", "example.com")
        .containsEntry("givenName", "Jane")
        .containsEntry("fieldCount", 2)
        .containsEntry("inactive", false)
        .containsEntry("__v", 0);
    assertThat(folder)
        .containsEntry("name", "IEN Today")
        .containsEntry("fullName", "My Emails | Newsletters | IEN Today")
        .containsEntry("hasDeployments", true)
        .containsEntry("parentId", above.getObjectId("_id"))
        .containsEntry("isNewsletter", false);
    assertThat(above)
        .containsEntry("hasDeployments", false)
        .containsEntry("parentId", root.getObjectId("_id"));
    assertThat(root)
        .containsEntry("name", "My Emails")
        .containsEntry("fullName", "My Emails")
        .doesNotContainKey("parentId");
    assertThat(email)
        .containsEntry("categoryId", folder.getObjectId("_id"))
        .containsEntry("name", "IEN Today_09042020")
        .containsEntry("isNewsletter", false);
    assertThat(send)
        .containsEntry("deploymentId", email.getObjectId("_id"))
        .containsEntry("categoryId", folder.getObjectId("_id"))
        .containsEntry("status", "Complete")
        .containsEntry("sentDate", date("2020-09-04T12:00:00Z"))
        .containsEntry("isTestSend", false);
    assertThat(send.get("deployment", Document.class))
        .containsEntry("entity", "mc.ien.email*117131");
    assertThat(find("email-send-urls", "sendId", send.getObjectId("_id")))
        .hasSize(2)
        .allSatisfy(
            url ->
                assertThat(url)
                    .containsEntry("deploymentId", email.getObjectId("_id"))
                    .containsEntry("categoryId", folder.getObjectId("_id"))
                    .containsEntry("sentDate", date("2020-09-04T12:00:00Z"))
                    .containsEntry("isTestSend", false));
    Document click = clickOf("607105");
    assertThat(click)
        .containsEntry("day", date("2020-09-04T05:00:00Z"))
        .containsEntry("url", new ObjectId(U1))
        .containsEntry("usr", person.getObjectId("_id"))
        .containsEntry("n", 0)
        .containsEntry("guids", List.of(row.guid()))
        .containsEntry("bots", List.of())
        .containsEntry("last", date("2020-09-04T13:35:29Z"))
        .containsEntry("jobEntity", "mc.ien.send*607105")
        .containsEntry("usrEntity", "mc.ien.subscriber*70257389")
        .containsEntry("dep", "mc.ien.email*117131")
        .containsEntry("__v", 0);
    assertThat(clicks.cloud().marked("ien")).isPositive();
  }

  @Test
  @Scenario("LS-02")
  void a_click_that_is_delivered_again_changes_nothing() {
    LogRow row = known();

    deliver(row.message(T0), row.message(T0), row.message(T0));
    deliver(row.message(T0));

    assertThat(click(row)).containsEntry("guids", List.of(row.guid()));
  }

  @Test
  @Scenario("LS-03")
  void two_clicks_of_a_day_are_one_document() {
    LogRow first = known();
    LogRow second = first.with("ID", "G2-" + first.guid()).with("EventDate", LATER);

    deliver(first.message(T0), second.message(T0));

    assertThat(click(first))
        .containsEntry("guids", List.of(first.guid(), second.guid()))
        .containsEntry("last", date("2020-09-04T15:00:00Z"));
  }

  @Test
  @Scenario("LS-04")
  void the_order_of_two_clicks_makes_no_difference() {
    LogRow first = known();
    LogRow second = first.with("ID", "G2-" + first.guid()).with("EventDate", LATER);

    deliver(second.message(T0));
    deliver(first.message(T0));

    assertThat(click(first)).containsEntry("last", date("2020-09-04T15:00:00Z"));
    assertThat(click(first).getList("guids", String.class))
        .containsExactlyInAnyOrder(first.guid(), second.guid());
  }

  @Test
  @Scenario("LS-05")
  void a_click_of_the_next_day_is_another_document() {
    String send = send("ien");
    LogRow first = LogRow.of(send, person("ien"));
    LogRow late = first.with("ID", "G3-" + first.guid()).with("EventDate", "9/4/2020 11:15:00 PM");
    log(first, late);
    run();

    assertThat(clicksOf("ien", send))
        .extracting(click -> click.get("day"), click -> click.get("last"))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                date("2020-09-04T05:00:00Z"), date("2020-09-04T13:35:29Z")),
            org.assertj.core.groups.Tuple.tuple(
                date("2020-09-05T05:00:00Z"), date("2020-09-05T05:15:00Z")));
  }

  @Test
  @Scenario("LS-06")
  void a_click_of_a_bot_does_not_count_as_a_click() {
    String send = send("ien");
    LogRow row = LogRow.of(send, person("ien")).bot();
    log(row);
    run();

    assertThat(clickOf(send))
        .containsEntry("n", 0)
        .containsEntry("guids", List.of())
        .containsEntry("bots", List.of(row.guid()))
        .containsEntry("lastBot", date("2020-09-04T13:35:29Z"))
        .doesNotContainKey("last");
  }

  @Test
  @Scenario("LS-07")
  void a_click_that_turns_out_to_be_a_bots_is_moved() {
    String send = send("ien");
    LogRow row = LogRow.of(send, person("ien"));
    log(row);
    run();
    log(row.bot());
    run();

    assertThat(clickOf(send))
        .containsEntry("guids", List.of())
        .containsEntry("bots", List.of(row.guid()));
  }

  @Test
  @Scenario("LS-08")
  void a_flag_that_is_older_than_the_known_one_changes_nothing() {
    LogRow row = known();

    deliver(row.bot().message(T1));
    deliver(row.message(T0));

    assertThat(click(row))
        .containsEntry("guids", List.of())
        .containsEntry("bots", List.of(row.guid()));
  }

  @Test
  @Scenario("LS-09")
  void a_document_from_before_keeps_its_count() {
    LogRow row = known();
    Document someClick = find("event-email-clicks", "jobEntity", "mc.ien.send" + send(row)).get(0);
    clicks
        .documents()
        .getCollection("event-email-clicks")
        .insertOne(
            new Document("day", date("2020-09-04T05:00:00Z"))
                .append("job", someClick.get("job"))
                .append("url", new ObjectId(U1))
                .append("usr", someClick.get("usr"))
                .append("n", 3)
                .append("__v", 0));

    deliver(row.message(T0));

    assertThat(click(row)).containsEntry("n", 3).containsEntry("guids", List.of(row.guid()));
  }
}
