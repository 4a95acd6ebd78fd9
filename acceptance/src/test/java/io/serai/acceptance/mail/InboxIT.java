package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import io.serai.hub.ledger.RunQueries.RunView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What comes back, written by the sandbox's robot or put into the mailbox by the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxIT {
  private static final String FORGED =
      """
      From: Mike <%s>
      To: %s
      Subject: Hello again
      Message-ID: <forged-1@mail.example>

      Please stop sending me this.
      """;

  private final Post post =
      new Post(
          List.of(
              "{\"id\":\"a1\",\"address\":\"a1@%s\",\"perDay\":2000,\"verp\":true}",
              Post.account("replies", 0)));
  private TestHub hub;
  private Api api;
  private Api operator;
  private Api stranger;

  @BeforeAll
  void start() {
    hub = TestHub.start(post);
    api = hub.api("mail:send", "mail:read");
    operator = hub.api("ops:read", "admin");
    stranger =
        new Api(
            hub.url(),
            hub.hub().parts().tokens().create("others", List.of("mail:read"), null).secret());
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private String state(String id) {
    return api.get("/api/v1/messages/" + id).json().path("state").asText();
  }

  /** Sends a mail to an address with a habit, and waits until that is known. */
  private String send(String local) {
    String id = Post.queue(api, post.mail(local, ""));
    Awaitility.await(local)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> state(id).equals("confirmed"));
    return id;
  }

  /** What came back to a mail, which is one mail. */
  private JsonNode replies(String id) {
    JsonNode all = api.get("/api/v1/messages/" + id + "/replies").json();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** What operators see of the mails that name no recipient: how they were matched, if at all. */
  private List<String> unmatched() {
    List<String> all = new ArrayList<>();
    operator
        .get("/api/v1/replies")
        .json()
        .path("items")
        .forEach(
            one -> {
              assertThat(one.has("text")).isFalse();
              all.add(one.path("message").asText() + "|" + one.path("confidence").asText());
            });
    return all;
  }

  /** Reads all mailboxes once. */
  private RunView read() {
    Chain chain = hub.run("mail", "settle", null);
    assertThat(chain.errors()).isEqualTo("null\nnull");
    assertThat(chain.statuses()).containsExactly("SUCCEEDED", "SUCCEEDED");
    return chain.stage("inbox");
  }

  private List<String> events(String id) {
    return post.hub()
        .rows("SELECT type, detail FROM serai.mail_event WHERE mail_id = ? ORDER BY id", id);
  }

  private List<String> inbound(String id) {
    return post.hub()
        .rows("SELECT kind, matched, n, opt_out FROM serai.mail_inbound WHERE mail_id = ?", id);
  }

  private List<String> stops(String id) {
    return post.hub()
        .rows(
            "SELECT s.reason, s.review FROM serai.mail_suppression AS s"
                + " JOIN serai.mail_recipient AS r ON r.hash = s.hash WHERE r.mail_id = ?",
            id);
  }

  /** The state of a mail to an address that is not written to. */
  private String suppressed(String local) {
    return state(Post.queue(api, post.mail(local, "")));
  }

  /** Whatever a test does: a second reading finds nothing that is new. */
  @AfterEach
  void nothing_is_read_twice() {
    assertThat(read().read()).isZero();
  }

  @Test
  @Scenario("E17")
  void an_answer_finds_the_mail_it_answers_by_its_headers_whatever_its_subject_says() {
    String plain = send("replies+mike");
    String below = send("replies-below");
    String renamed = send("replies-renamed");

    RunView run = read();

    assertThat(run.read()).isEqualTo(3);
    assertThat(run.written()).isEqualTo(3);
    assertThat(List.of(state(plain), state(below), state(renamed))).containsOnly("replied");
    assertThat(inbound(plain)).containsExactly("human|in-reply-to|0|f");
    assertThat(inbound(below)).containsExactly("human|references|0|f");
    assertThat(events(plain)).contains("replied|in-reply-to");
    assertThat(replies(plain).path("text").asText()).isEqualTo("Thanks! That is fine with me.");
    assertThat(replies(below).path("text").asText()).endsWith("Schön, bis morgen.");
    assertThat(replies(renamed).path("subject").asText()).isEqualTo("Lunch?");
    assertThat(stranger.get("/api/v1/messages/" + plain + "/replies").status()).isEqualTo(404);
  }

  @Test
  @Scenario("E18")
  void who_asks_to_stop_is_not_written_to_again_and_a_person_looks_at_it() {
    String id = send("stops");
    String later = hub.clock().instant().plus(Duration.ofHours(2)).toString();
    String waits = Post.queue(api, post.mail("stops", ",\"sendAfter\":\"%s\"".formatted(later)));

    read();

    assertThat(state(id)).isEqualTo("replied");
    assertThat(state(waits)).isEqualTo("suppressed");
    assertThat(suppressed("stops")).isEqualTo("suppressed");
    assertThat(events(id)).contains("stopped|unsubscribe");
    assertThat(stops(id)).containsExactly("unsubscribe|t");
  }

  @Test
  void a_mail_to_the_address_that_unsubscribes_does_and_is_no_reply() {
    String id = send("unsubscribes");
    read();
    assertThat(state(id)).isEqualTo("confirmed");
    assertThat(events(id)).contains("unsubscribed|token", "stopped|unsubscribe");
    assertThat(suppressed("unsubscribes")).isEqualTo("suppressed");
  }

  @Test
  @Scenario("E19")
  void an_automatic_answer_is_noted_and_changes_nothing() {
    String id = send("away");
    read();
    assertThat(state(id)).isEqualTo("confirmed");
    assertThat(events(id)).contains("auto_reply|in-reply-to");
    assertThat(stops(id)).isEmpty();
  }

  @Test
  @Scenario("E20")
  void a_dead_address_bounces_its_mail_and_is_never_written_to_again() {
    String machine = send("bounces");
    String words = send("bounces-plain");

    read();

    assertThat(List.of(state(machine), state(words))).containsOnly("bounced");
    assertThat(events(machine)).contains("bounced|hard 5.1.1 unknown-user");
    assertThat(replies(machine).path("bounces").get(0).path("diagnostic").asText())
        .contains("550-5.1.1 The account you wrote to does not exist.");
    assertThat(events(words)).contains("bounced|hard 5.1.1 unknown-user");
    assertThat(suppressed("bounces")).isEqualTo("suppressed");
    assertThat(suppressed("bounces-plain")).isEqualTo("suppressed");
  }

  @Test
  @Scenario("E21")
  void a_delay_is_noted_and_a_full_mailbox_bounces_its_mail_but_not_its_address() {
    String later = send("delays");
    String full = send("bounces-full");

    read();

    assertThat(state(later)).isEqualTo("confirmed");
    assertThat(events(later)).anyMatch(event -> event.startsWith("delayed|soft 4.4.1"));
    assertThat(state(full)).isEqualTo("bounced");
    assertThat(events(full)).contains("bounced|soft 5.2.2 mailbox");
    assertThat(stops(later)).isEmpty();
  }

  @Test
  void a_mailbox_that_was_full_three_times_is_given_up_for_a_person_to_look_at() {
    send("bounces-full+thrice");
    String second = send("bounces-full+thrice");
    read();
    assertThat(stops(second)).isEmpty();

    String third = send("bounces-full+thrice");
    read();

    assertThat(stops(third)).containsExactly("hard_bounce|t");
    assertThat(suppressed("bounces-full+thrice")).isEqualTo("suppressed");
  }

  @Test
  void a_complaint_stops_mail_to_its_address() {
    String id = send("complains");
    read();
    assertThat(state(id)).isEqualTo("confirmed");
    assertThat(events(id)).contains("complaint|", "stopped|complaint");
    assertThat(suppressed("complains")).isEqualTo("suppressed");
  }

  @Test
  @Scenario("E22")
  void a_report_that_encloses_nothing_is_matched_by_the_address_it_went_to_or_not_at_all() {
    String id = send("bounces-bare");
    Returns.put(
        post.address("a1"),
        """
        From: MAILER-DAEMON@mx.example
        To: a1
        Subject: failure notice
        Message-ID: <bare-1@mx.example>

        Hi. This is the mail program at mx.example.
        I could not deliver your message to the following addresses.

        <%s>:
        Remote host said: 550 5.1.1 User unknown
        """
            .formatted(post.address("bounces-elsewhere")));

    assertThat(read().written()).isEqualTo(2);

    assertThat(state(id)).isEqualTo("bounced");
    assertThat(inbound(id)).containsExactly("report|token|0|f");
    assertThat(
            post.hub()
                .rows(
                    "SELECT b.reason, b.mail_id, i.n FROM serai.mail_bounce AS b"
                        + " JOIN serai.mail_inbound AS i ON i.id = b.inbound_id"
                        + " WHERE i.mail_id IS NULL AND i.kind = 'report'"))
        .containsExactly("unknown-user|∅|∅");
  }

  @Test
  @Scenario("E23")
  void an_answer_that_only_its_sender_and_subject_tell_is_for_an_operator() {
    String id = send("replies-anew");
    read();
    assertThat(state(id)).isEqualTo("confirmed");
    assertThat(inbound(id)).containsExactly("human|sender-subject|∅|f");
    assertThat(unmatched()).contains(id + "|low");
    assertThat(events(id)).noneMatch(event -> event.startsWith("replied"));
  }

  @Test
  @Scenario("E24")
  void a_token_that_was_made_up_finds_nothing_and_one_of_ours_does() {
    String bare = send("replies-bare");
    String spoofed = send("spoofs");
    Returns.put(
        post.address("replies"),
        FORGED.formatted(post.address("spoofs"), post.address("reply+" + "7".repeat(56))));

    RunView run = read();

    assertThat(run.written()).isEqualTo(3);
    assertThat(state(bare)).isEqualTo("replied");
    assertThat(inbound(bare)).containsExactly("human|token|0|f");
    assertThat(state(spoofed)).isEqualTo("confirmed");
    assertThat(unmatched()).contains("|");
    assertThat(stops(spoofed)).isEmpty();
  }

  @Test
  void what_is_no_mail_is_rejected_with_a_reason_and_nothing_behind_it_waits() {
    String rubbish = send("rubbish");
    String behind = send("replies+mike");

    RunView run = read();

    assertThat(run.read()).isEqualTo(2);
    assertThat(run.rejected()).isEqualTo(1);
    assertThat(state(rubbish)).isEqualTo("confirmed");
    assertThat(state(behind)).isEqualTo("replied");
    assertThat(
            post.hub().rows("SELECT source, reason FROM serai.rejected WHERE run_id = ?", run.id()))
        .containsExactly("replies|a zip archive is no mail");
  }

  @Test
  void a_copy_of_our_own_mail_is_passed_over() {
    String id = send("a1");
    RunView run = read();
    assertThat(run.skipped()).isEqualTo(1);
    assertThat(run.written()).isZero();
    assertThat(inbound(id)).isEmpty();
  }

  @Test
  void mailboxes_stay_as_they_were() {
    send("replies+mike");
    assertThat(read().read()).isEqualTo(1);
    assertThat(Returns.marked(post.address("replies"))).isZero();
  }
}
