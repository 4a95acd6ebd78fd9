package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The process ends in the middle of sending: nobody gets a mail twice, and what is unknown is held.
 */
class SendCrashIT {
  private static final Map<String, String> SHORT =
      Map.of("mail.lease", "3s", "mail.republish", "3s");

  private final Post post = new Post();

  private String kill(String point) {
    try (HubProcess hub = HubProcess.start(post, SHORT, point + ":1:halt")) {
      String id = Post.queue(hub.api(), post.mail("mike", ""));
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
      return id;
    }
  }

  private String state(String id) {
    return post.hub().one("SELECT state FROM serai.mail_recipient WHERE mail_id = ?", id);
  }

  private void await(String id, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> state(id).equals(state));
  }

  private int received() {
    return Letters.in(post.address("mike")).size();
  }

  @Test
  @Scenario("E11")
  void a_mail_that_was_taken_when_the_hub_died_before_its_commit_is_held_and_not_sent_again() {
    String id = kill("mail.send.after-smtp");
    assertThat(received()).isEqualTo(1);
    try (TestHub next = TestHub.start(post, SHORT)) {
      await(id, "unknown");
      assertThat(received()).isEqualTo(1);

      // what a hub would find that does not mark the beginning of SMTP (I5)
      post.hub().write("UPDATE serai.mail_recipient SET state = 'sending' WHERE mail_id = ?", id);
      post.hub()
          .write(
              "UPDATE serai.mail SET lease_until = created_at, leased_at = created_at, due_at ="
                  + " created_at, lease_account = 'a1', lease_probe = false, lease_recipients = 1,"
                  + " smtp_at = NULL WHERE id = ?",
              id);
      await(id, "confirmed");
      assertThat(received()).as("without the mark it is doubled").isEqualTo(2);
    }
  }

  @Test
  void a_hub_that_died_after_the_mark_and_before_smtp_sends_nothing_blindly() {
    String id = kill("mail.send.before-smtp");
    try (TestHub next = TestHub.start(post, SHORT)) {
      await(id, "unknown");
      assertThat(received()).isZero();
    }
  }

  @Test
  @Scenario("E12")
  void a_mail_whose_worker_died_before_smtp_is_sent_once_when_the_lease_has_ended() {
    String id = kill("mail.send.after-read");
    try (TestHub next = TestHub.start(post, SHORT)) {
      await(id, "confirmed");
      assertThat(received()).isEqualTo(1);
    }
  }

  @Test
  @Scenario("E29")
  void a_hub_that_died_after_the_commit_has_nothing_to_do_again() {
    String id = kill("mail.send.after-write");
    assertThat(state(id)).isEqualTo("sent");
    try (TestHub next = TestHub.start(post, SHORT)) {
      Awaitility.await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
      assertThat(received()).isEqualTo(1);
    }
  }
}
