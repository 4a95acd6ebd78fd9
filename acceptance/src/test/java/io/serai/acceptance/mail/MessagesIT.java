package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the API to mailboxes and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesIT {
  private final Post post = new Post();
  private TestHub hub;
  private Api api;

  @BeforeAll
  void start() {
    hub = TestHub.start(post, Map.of(), new TestClock());
    api = hub.api("mail:send", "mail:read");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private JsonNode view(String id) {
    return api.get("/api/v1/messages/" + id).json();
  }

  private JsonNode await(String id, String state) {
    return Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> view(id), view -> view.path("state").asText().equals(state));
  }

  @Test
  @Scenario("E1")
  void a_mail_is_queued_sent_and_confirmed() throws Exception {
    long begun = System.nanoTime();
    String id =
        Post.queue(
            api,
            """
            {"clientRef":"1","to":[{"email":"%s","name":"Mike"}],"subject":"This is a sample subject",
             "text":"Hi {{name}}:\\n\\nWe were looking.","variables":{"name":"Mike"}}
            """
                .formatted(post.address("mike")));
    JsonNode view = await(id, "confirmed");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));

    MimeMessage letter = Letters.in(post.address("mike")).get(0);
    assertThat(letter.getMessageID()).isEqualTo("<m.%s@%s>".formatted(id, post.domain()));
    assertThat(letter.getContent()).isEqualTo("Hi Mike:\r\n\r\nWe were looking.\r\n");
    assertThat(letter.getHeader("List-Unsubscribe")).isNotNull();
    assertThat(view.path("clientRef").asText()).isEqualTo("1");
    assertThat(view.path("events").findValuesAsText("type"))
        .containsExactly("queued", "sending", "sent", "confirmed");
    String account = view.path("events").get(1).path("detail").asText();
    assertThat(Letters.in(post.address(account), "Sent"))
        .extracting(MimeMessage::getMessageID)
        .contains(letter.getMessageID());
  }

  @Test
  @Scenario("E4")
  void a_request_that_is_made_again_does_nothing_and_its_key_is_no_others() {
    String mail = post.mail("again", "");
    Api.Answer first =
        api.post("/api/v1/messages", "application/json", mail, "Idempotency-Key", "k1");
    Api.Answer second =
        api.post("/api/v1/messages", "application/json", mail, "Idempotency-Key", "k1");
    Api.Answer other =
        api.post(
            "/api/v1/messages",
            "application/json",
            post.mail("other", ""),
            "Idempotency-Key",
            "k1");

    assertThat(List.of(first.status(), second.status(), other.status()))
        .containsExactly(202, 200, 409);
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(other.json().path("code").asText()).isEqualTo("SERAI-6006");
    await(first.json().path("id").asText(), "confirmed");
    assertThat(Letters.in(post.address("again"))).hasSize(1);
    assertThat(
            hub.api("mail:send")
                .post(
                    "/api/v1/messages",
                    "application/json",
                    post.mail("other", ""),
                    "Idempotency-Key",
                    "k2")
                .status())
        .isEqualTo(202);
  }

  @Test
  @Scenario("E5")
  void a_mail_that_is_deferred_twice_is_sent_with_its_third_attempt() {
    String id = Post.queue(api, post.mail("451.4.7.1.x2+mike", ""));
    await(id, "deferred");
    hub.clock().pass(Duration.ofSeconds(80));
    Awaitility.await().until(() -> view(id).at("/recipients/0/attempts").asInt() == 2);
    assertThat(view(id).at("/recipients/0/lastError/code").asInt()).isEqualTo(451);
    hub.clock().pass(Duration.ofMinutes(7));

    assertThat(await(id, "confirmed").at("/recipients/0/attempts").asInt()).isEqualTo(3);
  }

  @Test
  @Scenario("E6")
  void an_unknown_user_is_not_written_to_again() {
    String id = Post.queue(api, post.mail("550.5.1.1+gone", ""));
    JsonNode failed = await(id, "failed");
    assertThat(failed.at("/recipients/0/lastError/meaning").asText()).isEqualTo("no_such_user");

    String next = Post.queue(api, post.mail("550.5.1.1+gone", ""));

    assertThat(view(next).path("state").asText()).isEqualTo("suppressed");
    assertThat(view(next).path("events").findValuesAsText("type")).containsExactly("suppressed");
  }

  @Test
  void a_connection_that_is_lost_after_the_mail_leaves_it_held_whether_it_was_taken_or_not() {
    String taken = Post.queue(api, post.mail("drop+a", ""));
    String lost = Post.queue(api, post.mail("lose+b", ""));
    await(taken, "unknown");
    await(lost, "unknown");
    assertThat(Letters.in(post.address("drop+a"))).hasSize(1);
    assertThat(Letters.in(post.address("lose+b"))).isEmpty();
  }

  @Test
  void recipients_of_one_mail_have_states_of_their_own() {
    String id =
        Post.queue(
            api,
            """
            {"to":[{"email":"%s"},{"email":"%s"},{"email":"%s"}],"subject":"s","text":"t"}
            """
                .formatted(
                    post.address("first"),
                    post.address("550.5.1.1+second"),
                    post.address("450.4.2.1.x1+third")));
    Awaitility.await("each its own")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .untilAsserted(
            () ->
                assertThat(view(id).path("recipients").findValuesAsText("state"))
                    .containsExactly("confirmed", "failed", "deferred"));
    hub.clock().pass(Duration.ofSeconds(80));
    await(id, "confirmed");
    assertThat(view(id).path("recipients").findValuesAsText("state"))
        .containsExactly("confirmed", "failed", "confirmed");
    assertThat(Letters.in(post.address("first"))).hasSize(1);
    assertThat(Letters.in(post.address("450.4.2.1.x1+third"))).hasSize(1);
  }

  @Test
  @Scenario("E36")
  void a_mail_that_waits_for_its_time_can_be_taken_back_and_a_sent_one_cannot() {
    String later = hub.clock().instant().plus(Duration.ofHours(2)).toString();
    String id = Post.queue(api, post.mail("later", ",\"sendAfter\":\"%s\"".formatted(later)));
    assertThat(api.delete("/api/v1/messages/" + id).json().path("state").asText())
        .isEqualTo("cancelled");
    assertThat(api.delete("/api/v1/messages/" + id).status()).isEqualTo(200);
    String sent = Post.queue(api, post.mail("now", ""));
    await(sent, "confirmed");
    assertThat(api.delete("/api/v1/messages/" + sent).status()).isEqualTo(409);
    assertThat(Letters.in(post.address("later"))).isEmpty();
  }

  @Test
  @Scenario("E27")
  void a_line_break_in_the_subject_is_refused_and_nothing_is_queued() {
    Api.Answer answer =
        api.post(
            "/api/v1/messages",
            "{\"to\":[{\"email\":\"%s\"}],\"subject\":\"Hi\\r\\nBcc: x@y.example\",\"text\":\"t\"}"
                .formatted(post.address("header")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo("SERAI-6002");
    assertThat(api.post("/api/v1/messages", "text/plain", "x").status()).isEqualTo(415);
    assertThat(api.post("/api/v1/messages", "{").status()).isEqualTo(400);
  }

  @Test
  @Scenario("E13")
  void a_bus_that_delivers_a_mail_many_times_leads_to_one_mail() {
    String id = Post.queue(api, post.mail("once", ""));
    post.publish("send", id, 20);
    await(id, "confirmed");
    post.publish("send", id, 5);
    String last = Post.queue(api, post.mail("last", ""));
    await(last, "confirmed");

    assertThat(Letters.in(post.address("once"))).hasSize(1);
    assertThat(view(id).path("events").findValuesAsText("type"))
        .containsExactly("queued", "sending", "sent", "confirmed");
  }

  @Test
  @Scenario("E15")
  void a_confirmation_of_an_unknown_mail_is_counted_and_a_second_one_changes_nothing() {
    String id = Post.queue(api, post.mail("confirmed", ""));
    await(id, "confirmed");
    JsonNode before = view(id);
    double nothing = confirmations("nothing");
    post.publish("confirm", id, 1);
    post.publish("confirm", "01JGXY00000000000000000000", 1);

    Awaitility.await().until(() -> confirmations("nothing") == nothing + 2);
    assertThat(view(id)).isEqualTo(before);
  }

  @Test
  @Scenario("E16")
  void a_heartbeat_comes_back_through_both_queues_to_the_party_that_asked() {
    Api.Answer begun = api.post("/api/v1/heartbeats", "{\"text\":\"hb-1\"}");
    assertThat(begun.status()).isEqualTo(202);

    Api.Answer back =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(30))
            .until(() -> api.get("/api/v1/heartbeats/hb-1"), answer -> answer.status() == 200);

    assertThat(back.json().path("roundTripMs").asLong()).isBetween(1L, 30_000L);
    assertThat(others().get("/api/v1/heartbeats/hb-1").status()).isEqualTo(404);
    assertThat(api.post("/api/v1/heartbeats", "{\"text\":\"a b\"}").status()).isEqualTo(422);
  }

  private Api others() {
    return hub.apiOf("others", "mail:read", "mail:send");
  }

  private double confirmations(String matched) {
    String metrics = new Api(hub.managementUrl(), null).get("/observe/metrics").text();
    return metrics
        .lines()
        .filter(line -> line.startsWith("serai_mail_confirmations_total"))
        .filter(line -> line.contains("matched=\"%s\"".formatted(matched)))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  @Scenario("E28")
  void names_subjects_and_texts_arrive_as_they_were_written() throws Exception {
    String id =
        Post.queue(
            api,
            """
            {"to":[{"email":"%s","name":"Zoë 🐷"}],"subject":"Sample \\"test\\" message ✓",
             "text":"It''s 🐷","html":"<p>Grüße</p>"}
            """
                .formatted(post.address("zoe")));
    await(id, "confirmed");
    MimeMessage letter = Letters.in(post.address("zoe")).get(0);
    MimeMultipart both = (MimeMultipart) letter.getContent();

    assertThat(((InternetAddress) letter.getAllRecipients()[0]).getPersonal()).isEqualTo("Zoë 🐷");
    assertThat(letter.getSubject()).isEqualTo("Sample \"test\" message ✓");
    assertThat(both.getBodyPart(0).getContent()).isEqualTo("It''s 🐷");
    assertThat(both.getBodyPart(1).getContent()).isEqualTo("<p>Grüße</p>");
  }

  @Test
  @Scenario("E37")
  void a_mail_that_is_only_ever_deferred_expires_and_keeps_its_last_error() {
    String id = Post.queue(api, post.mail("451.4.7.1+ever", ",\"expiresAfter\":\"PT1H\""));
    await(id, "deferred");
    for (int minutes : List.of(2, 7, 20, 75)) {
      int attempts = view(id).at("/recipients/0/attempts").asInt();
      hub.clock().pass(Duration.ofMinutes(minutes));
      Awaitility.await()
          .until(
              () ->
                  view(id).at("/recipients/0/attempts").asInt() > attempts
                      || view(id).path("state").asText().equals("expired"));
    }
    JsonNode expired = await(id, "expired");
    assertThat(expired.at("/recipients/0/lastError/code").asInt()).isEqualTo(451);
  }

  @Test
  void a_day_is_told_in_numbers_by_campaign_and_to_operators_by_account() {
    for (String name : List.of("one", "two")) {
      await(Post.queue(api, post.mail("numbers-" + name, ",\"campaign\":\"n\"")), "confirmed");
    }
    String date = "?date=" + hub.clock().instant().toString().substring(0, 10);

    JsonNode campaign = line(api, "/api/v1/stats/daily" + date, "n");
    assertThat(campaign.toString()).isEqualTo("{\"confirmed\":2,\"queued\":2,\"sent\":2}");
    assertThat(line(others(), "/api/v1/stats/daily" + date, "n")).isEmpty();
    Api operator = hub.api("ops:read");
    JsonNode accounts = operator.get("/api/v1/stats/accounts" + date).json().path("lines");
    assertThat(accounts.findValuesAsText("name")).isNotEmpty().allMatch(one -> one.matches("a\\d"));
    assertThat(accounts.at("/0/recipients/sent").asLong()).isPositive();
    assertThat(api.get("/api/v1/stats/accounts" + date).status()).isEqualTo(403);
    assertThat(api.get("/api/v1/stats/daily?date=yesterday").status()).isEqualTo(422);
    assertThat(api.get("/api/v1/stats/daily").status()).isIn(400, 422);
  }

  private static JsonNode line(Api api, String path, String name) {
    for (JsonNode line : api.get(path).json().path("lines")) {
      if (line.path("name").asText().equals(name)) {
        return line.path("recipients");
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void another_partys_mail_is_not_there() {
    String id = Post.queue(api, post.mail("mine", ""));
    Api others = others();

    assertThat(others.get("/api/v1/messages/" + id).status()).isEqualTo(404);
    assertThat(others.delete("/api/v1/messages/" + id).status()).isEqualTo(404);
    assertThat(new Api(hub.url(), null).get("/api/v1/messages/" + id).status()).isEqualTo(401);
    assertThat(hub.api("mail:send").get("/api/v1/messages/" + id).status()).isEqualTo(403);
    await(id, "confirmed");
  }

  @Test
  void no_address_and_no_text_stands_in_the_hubs_tables() {
    String id = Post.queue(api, post.mail("secret-name", ",\"campaign\":\"c\""));
    await(id, "confirmed");
    for (String table :
        post.hub()
            .rows(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'serai' AND"
                    + " table_name LIKE 'mail%'")) {
      assertThat(post.hub().rows("SELECT t::text FROM serai.%s AS t".formatted(table)))
          .as(table)
          .noneMatch(row -> row.contains("secret-name") || row.contains("How are you"));
    }
  }

  @Test
  void the_count_of_all_states_balances_and_a_recipient_that_vanishes_breaks_it() {
    String id = Post.queue(api, post.mail("counted", ""));
    await(id, "confirmed");
    Chain settled = hub.run("mail", "settle", null);
    assertThat(settled.stage("settle").status()).isEqualTo("SUCCEEDED");
    assertThat(settled.stage("settle").read()).isPositive();

    post.hub().write("DELETE FROM serai.mail_recipient WHERE mail_id = ?", id);
    Chain broken = hub.run("mail", "settle", null);

    assertThat(broken.stage("settle").status()).isEqualTo("FAILED");
    assertThat(broken.stage("settle").error()).contains("SERAI-1007");
    post.hub().write("DELETE FROM serai.mail_event WHERE mail_id = ?", id);
  }
}
