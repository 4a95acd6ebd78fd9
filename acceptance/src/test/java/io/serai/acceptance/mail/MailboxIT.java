package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.TcpProxy;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import io.serai.hub.ledger.RunQueries.RunView;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mailboxes that go away, are numbered anew, or are read by a hub that fails; and two hubs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailboxIT {
  private static final String FOLDER = "Returned";

  private final Post post = new Post(List.of(Post.account("a1", 2000)));
  private final TcpProxy wire =
      TcpProxy.to(
          "imap://%s:%s".formatted(Sandbox.address("imap.host"), Sandbox.address("imap.port")));
  private final TestClock clock = new TestClock();
  private TestHub hub;
  private TestHub other;
  private Api api;
  private int letters;

  @BeforeAll
  void start() {
    Returns.put(post.address("a1"), FOLDER, List.of());
    Map<String, String> settings =
        Map.of(
            "imap.port",
            String.valueOf(URI.create(wire.through("imap://a:1")).getPort()),
            "mail.inbox.folders",
            FOLDER,
            "mail.inbox.page",
            "3");
    hub = TestHub.start(post, settings, clock);
    other = TestHub.start(post, settings, clock);
    api = hub.api("mail:send", "mail:read");
  }

  @AfterAll
  void stop() {
    FaultPoints.arm(null);
    other.close();
    hub.close();
    wire.close();
  }

  @AfterEach
  void all_that_was_ever_kept_is_there_once() {
    Chain chain = hub.run("mail", "settle", null);
    assertThat(chain.errors()).isEqualTo("null\nnull");
    assertThat(chain.stage("inbox").read()).isZero();
    assertThat(post.hub().number("SELECT count(*) FROM serai.mail_inbound")).isEqualTo(letters);
  }

  private List<String> letters(int many) {
    letters += many;
    return IntStream.range(letters - many, letters)
        .mapToObj(
            i ->
                """
                From: somebody%d@people.example
                To: a1
                Subject: Letter %d
                Message-ID: <%d@people.example>

                Hello?
                """
                    .formatted(i, i, i))
        .toList();
  }

  private RunView read() {
    return hub.run("mail", "settle", null).stage("inbox");
  }

  private String state(Api asked, String id) {
    return asked.get("/api/v1/messages/" + id).json().path("state").asText();
  }

  private void await(String id, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> state(api, id).equals(state));
  }

  @Test
  @Scenario("E32")
  void a_mailbox_that_was_away_for_an_hour_is_read_on_from_where_it_was() {
    Returns.put(post.address("a1"), FOLDER, letters(4));
    assertThat(read().written()).isEqualTo(4);
    wire.off();
    Returns.put(post.address("a1"), FOLDER, letters(5));

    RunView away = read();
    clock.pass(Duration.ofHours(1));
    wire.on();
    RunView back = read();

    assertThat(away.status()).isEqualTo("FAILED");
    assertThat(away.error()).contains("SERAI-6040").doesNotContain("@");
    assertThat(List.of(back.read(), back.written())).containsOnly(5L);
  }

  @Test
  @Scenario("E33")
  void a_folder_that_is_numbered_anew_is_read_again_and_nothing_is_kept_twice() {
    List<String> all = letters(7);
    Returns.put(post.address("a1"), FOLDER, all);
    assertThat(read().written()).isEqualTo(7);
    String before = post.hub().one("SELECT uidvalidity::text FROM serai.mail_mailbox");

    Returns.drop(post.address("a1"), FOLDER);
    Returns.put(post.address("a1"), FOLDER, all);
    Returns.put(post.address("a1"), FOLDER, letters(1));
    RunView again = read();

    assertThat(post.hub().one("SELECT uidvalidity::text FROM serai.mail_mailbox"))
        .isNotEqualTo(before);
    assertThat(again.read()).isEqualTo(8);
    assertThat(again.skipped()).isEqualTo(7);
    assertThat(again.written()).isEqualTo(1);
  }

  @Test
  void a_hub_that_fails_before_or_after_a_mail_is_kept_reads_on_and_loses_and_doubles_nothing() {
    for (String fault : List.of("after-read:1", "after-write:2", "after-write:4")) {
      Returns.put(post.address("a1"), FOLDER, letters(5));
      FaultPoints.arm("mail.inbox." + fault + ":throw");
      RunView failed = read();
      RunView next = read();

      assertThat(failed.status()).as(fault).isIn("FAILED", "PARTIAL");
      assertThat(failed.read())
          .as(fault)
          .isEqualTo(failed.written() + failed.skipped() + failed.rejected() + failed.held());
      assertThat(next.status()).as(fault).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void a_kept_mail_that_vanishes_fails_settle() {
    Returns.put(post.address("a1"), FOLDER, letters(1));
    read();
    post.hub().run("CREATE TABLE serai.aside AS SELECT * FROM serai.mail_inbound LIMIT 1");
    post.hub().run("DELETE FROM serai.mail_inbound WHERE id IN (SELECT id FROM serai.aside)");

    RunView broken = hub.run("mail", "settle", null).stage("settle");

    assertThat(broken.status()).isEqualTo("FAILED");
    assertThat(broken.error()).contains("SERAI-1007", "inbound mails");
    post.hub().run("INSERT INTO serai.mail_inbound SELECT * FROM serai.aside");
    post.hub().run("DROP TABLE serai.aside");
  }

  @Test
  void a_stop_that_was_read_holds_for_queued_mail_on_every_hub_within_a_second() {
    Api others = other.api("mail:send", "mail:read");
    String sent = Post.queue(api, post.mail("tired", ""));
    await(sent, "confirmed");
    String later = clock.instant().plus(Duration.ofHours(2)).toString();
    String waits = Post.queue(api, post.mail("tired", ",\"sendAfter\":\"%s\"".formatted(later)));
    letters++;
    Returns.put(
        post.address("a1"),
        FOLDER,
        List.of(
            """
            From: %s
            Subject: Re: Hello
            Message-ID: <tired-1@people.example>
            In-Reply-To: <m.%s@%s>

            Please remove me from your list.
            """
                .formatted(post.address("tired"), sent, post.domain())));

    long begun = System.nanoTime();
    hub.run("mail", "settle", null);

    assertThat(state(others, waits)).isEqualTo("suppressed");
    assertThat(state(others, Post.queue(others, post.mail("tired", "")))).isEqualTo("suppressed");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(
            post.hub()
                .number(
                    "SELECT count(*) FROM serai.mail_event AS e, serai.mail_event AS s"
                        + " WHERE e.mail_id = ? AND e.type = 'suppressed' AND s.mail_id = ?"
                        + " AND s.type = 'stopped' AND e.at - s.at < interval '1 second'",
                    waits,
                    sent))
        .isEqualTo(1);
  }

  @Test
  void a_mail_that_is_unknown_and_is_answered_was_sent() {
    String id = Post.queue(api, post.mail("drop+lost", ""));
    await(id, "unknown");
    letters++;
    Returns.put(
        post.address("a1"),
        FOLDER,
        List.of(
            """
            From: %s
            Subject: Re: Hello
            Message-ID: <lost-1@people.example>
            In-Reply-To: <m.%s@%s>

            It came.
            """
                .formatted(post.address("drop+lost"), id, post.domain())));
    read();

    assertThat(state(api, id)).isEqualTo("replied");
    assertThat(Letters.in(post.address("drop+lost"))).hasSize(1);
  }
}
