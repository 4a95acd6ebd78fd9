package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that end at every point around SMTP, and at any moment. */
@Tag("thorough")
class SendHaltIT {
  private static final Map<String, String> SHORT =
      Map.of("mail.lease", "3s", "mail.republish", "3s");
  private static final int KILLS = 50;

  private final Post post = new Post();

  private String state(String id) {
    return post.hub().one("SELECT state FROM serai.mail_recipient WHERE mail_id = ?", id);
  }

  @ParameterizedTest
  @CsvSource({
    "mail.dispatch.after-write, confirmed, 1",
    "mail.send.after-read,      confirmed, 1",
    "mail.send.after-lease,     confirmed, 1",
    "mail.send.before-smtp,     unknown,   0",
    "mail.send.after-smtp,      unknown,   1",
    "mail.send.after-write,     confirmed, 1"
  })
  void a_hub_that_dies_around_smtp_sends_no_mail_twice(String point, String state, int received) {
    String id;
    try (HubProcess hub = HubProcess.start(post, SHORT, point + ":1:halt")) {
      id = Post.queue(hub.api(), post.mail("mike", ""));
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    try (TestHub next = TestHub.start(post, SHORT)) {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !state(id).equals("queued"));
      next.clock().pass(Duration.ofMinutes(5));
      Awaitility.await(state)
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> state(id).equals(state));
      assertThat(Letters.in(post.address("mike"))).hasSize(received);
    }
  }

  @Test
  void a_hub_that_dies_when_it_has_queued_a_verification_sends_each_of_its_mails_once() {
    Map<String, String> settings = new LinkedHashMap<>(SHORT);
    settings.put("hub.lease", "2s");
    Map<String, String> silent = new LinkedHashMap<>(settings);
    silent.put("mail.dispatch.interval", "1h");
    try (HubProcess hub = HubProcess.start(post, silent, "mail.verify.after-write:1:halt")) {
      assertThat(hub.trigger("mail", "{\"verify\":4}")).isIn(0, 202);
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    try (TestHub next = TestHub.start(post, settings)) {
      Awaitility.await("confirmed").atMost(Duration.ofSeconds(30)).until(() -> confirmed() == 4);
      assertThat(arrived()).isEqualTo(4);
      next.whenFree("mail", "settle");

      Chain again = next.run("mail", "settle", "{\"verify\":2}");

      assertThat(again.statuses()).as(again.errors()).containsOnly("SUCCEEDED");
      assertThat(confirmed()).isEqualTo(6);
      assertThat(arrived()).isEqualTo(6);
      assertThat(post.hub().rows("SELECT status FROM serai.run WHERE stage = 'verify' ORDER BY id"))
          .containsExactly("FAILED", "SUCCEEDED");
    }
  }

  private long confirmed() {
    return post.hub().number("SELECT count(*) FROM serai.mail_recipient WHERE state = 'confirmed'");
  }

  private int arrived() {
    return Letters.in(post.address("a1")).size() + Letters.in(post.address("a2")).size();
  }

  @Test
  void fifty_kills_at_any_moment_send_nobody_two_mails_and_lose_none() {
    Random random = new Random(20260301);
    Map<String, String> mails = new LinkedHashMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (HubProcess hub = HubProcess.start(post, SHORT)) {
        Api api = hub.api();
        for (int i = 0; i < 10; i++) {
          String local = "k%d-%d".formatted(kill, i);
          mails.put(Post.queue(api, post.mail(local, "")), local);
        }
        hub.killAfter(Duration.ofMillis(random.nextInt(400)));
      }
    }
    try (TestHub last = TestHub.start(post, SHORT, new TestClock())) {
      last.clock().pass(Duration.ofMinutes(5));
      Awaitility.await("nothing is under way")
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  post.hub()
                          .number(
                              "SELECT count(*) FROM serai.mail_recipient WHERE state NOT IN"
                                  + " ('sent', 'confirmed', 'unknown')")
                      == 0);
    }
    mails.forEach(
        (id, local) -> {
          int received = Letters.in(post.address(local)).size();
          assertThat(received).as(local).isLessThanOrEqualTo(1);
          assertThat(received == 1 || state(id).equals("unknown")).as(local).isTrue();
        });
  }
}
