package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import io.serai.hub.ledger.RunQueries.RunView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Sending ends in the middle: nobody gets a mail twice, and what is unknown is held. The process is
 * halted once, after SMTP; the other points throw in the hub that comes after it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendCrashIT {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final Post post = new Post();
  private String taken;
  private TestHub next;

  @BeforeAll
  void halt() {
    try (HubProcess hub = HubProcess.start(post, Map.of(), "mail.send.after-smtp:1:halt")) {
      taken = Post.queue(hub.api(), post.mail("taken", ""));
      assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
    }
    next = TestHub.start(post, Map.of(), new TestClock());
    next.clock().pass(LEASE);
    await(taken, "unknown");
  }

  @AfterAll
  void stop() {
    FaultPoints.arm(null);
    next.close();
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

  private int received(String local) {
    return Letters.in(post.address(local)).size();
  }

  /** A mail whose worker breaks at a point; its lease is over when this returns. */
  private String breakAt(String point, String local) {
    FaultPoints.arm(point + ":1:throw");
    String id = Post.queue(next.api("mail:send"), post.mail(local, ""));
    TestHub.awaitFault();
    next.clock().pass(LEASE);
    return id;
  }

  /** Mail goes out, after whatever was on the bus before it. */
  private void others(String local) {
    await(Post.queue(next.api("mail:send"), post.mail(local, "")), "confirmed");
  }

  @Test
  @Scenario("E11")
  void a_mail_that_was_taken_when_the_hub_died_before_its_commit_is_held_and_not_sent_again() {
    others("after-taken");
    assertThat(received("taken")).isEqualTo(1);

    // what a hub would find that does not mark the beginning of SMTP (I5)
    post.hub().write("UPDATE serai.mail_recipient SET state = 'sending' WHERE mail_id = ?", taken);
    post.hub()
        .write(
            "UPDATE serai.mail SET lease_until = created_at, leased_at = created_at, due_at ="
                + " created_at, lease_account = 'a1', lease_probe = false, lease_recipients = 1,"
                + " smtp_at = NULL WHERE id = ?",
            taken);
    await(taken, "confirmed");
    assertThat(received("taken")).as("without the mark it is doubled").isEqualTo(2);
  }

  @Test
  @Scenario("E11")
  void a_held_mail_with_a_copy_in_the_folder_sent_is_sent_and_one_without_stays_held() {
    String copied = breakAt("mail.send.after-smtp", "copied");
    await(copied, "unknown");
    String missing = breakAt("mail.send.before-smtp", "missing");
    await(missing, "unknown");

    RunView inbox = next.run("mail", "settle", null).stage("inbox");

    assertThat(state(copied)).isIn("sent", "confirmed");
    assertThat(received("copied")).isEqualTo(1);
    assertThat(state(missing)).isEqualTo("unknown");
    assertThat(inbox.read()).isEqualTo(inbox.written() + inbox.skipped() + inbox.held());
    assertThat(heldIds()).contains(missing).doesNotContain(copied);
    assertThat(next.api("mail:read").get("/api/v1/messages/" + copied).text())
        .contains("sent-folder");
  }

  @Test
  void a_copy_of_a_mail_that_went_out_in_parts_says_nothing_of_the_part_that_is_held() {
    String parts = breakAt("mail.send.after-smtp", "parts");
    await(parts, "unknown");
    post.hub()
        .write(
            "INSERT INTO serai.mail_recipient SELECT mail_id, 1, hash || 'x', domain, 'sent',"
                + " attempts, NULL, NULL, NULL, NULL, now() FROM serai.mail_recipient WHERE mail_id"
                + " = ?",
            parts);

    next.run("mail", "settle", null);

    assertThat(
            post.hub()
                .one("SELECT state FROM serai.mail_recipient WHERE mail_id = ? AND n = 0", parts))
        .isEqualTo("unknown");
  }

  @Test
  void a_worker_that_breaks_after_the_mark_and_before_smtp_sends_nothing_blindly() {
    String id = breakAt("mail.send.before-smtp", "marked");
    await(id, "unknown");
    others("after-marked");
    assertThat(received("marked")).isZero();
    assertThat(heldIds()).contains(id);

    Api operator = next.api("ops:run");
    assertThat(operator.post("/api/v1/held/" + id, "{}").status()).isEqualTo(422);
    assertThat(next.api("mail:send").post("/api/v1/held/" + id, "{\"sent\":true}").status())
        .isEqualTo(403);
    assertThat(operator.post("/api/v1/held/" + id, "{\"sent\":false}").status()).isEqualTo(200);

    await(id, "confirmed");
    assertThat(received("marked")).isEqualTo(1);
    assertThat(heldIds()).doesNotContain(id);
    assertThat(operator.post("/api/v1/held/" + id, "{\"sent\":false}").status()).isEqualTo(404);
  }

  @Test
  void a_held_mail_that_an_operator_found_among_the_sent_ones_is_sent() {
    String id = breakAt("mail.send.before-smtp", "found");
    await(id, "unknown");

    next.api("ops:run").post("/api/v1/held/" + id, "{\"sent\":true}");

    others("after-found");
    assertThat(state(id)).isIn("sent", "confirmed");
    assertThat(received("found")).isZero();
  }

  private List<String> heldIds() {
    return next.api("ops:read").get("/api/v1/held").json().findValuesAsText("id");
  }

  @Test
  @Scenario("E12")
  void a_mail_whose_worker_broke_before_smtp_is_sent_once_when_its_lease_has_ended() {
    String id = breakAt("mail.send.after-lease", "leased");
    await(id, "confirmed");
    assertThat(received("leased")).isEqualTo(1);
  }

  @Test
  @Scenario("E29")
  void a_mail_that_is_committed_as_sent_is_not_sent_by_whoever_comes_next() {
    String id = breakAt("mail.send.after-write", "written");
    post.publish("send", id, 3);
    others("after-written");
    assertThat(state(id)).isIn("sent", "confirmed");
    assertThat(received("written")).isEqualTo(1);
  }
}
