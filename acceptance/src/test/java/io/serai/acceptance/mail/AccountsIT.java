package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that have had enough, may not sign in, or cannot be used at all. */
class AccountsIT {
  @TempDir Path secrets;

  private static String signsIn(String id, String username, int perDay) {
    return """
        {"id":"%s","address":"%s@%%s","username":"%s@%%s","secret":"%s","perDay":%d}
        """
        .formatted(id, id, username, id, perDay);
  }

  private Map<String, String> secrets(String... ids) throws IOException {
    for (String id : ids) {
      Path file = secrets.resolve(id);
      Files.writeString(file, "app-password-of-" + id);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return Map.of("mail.secrets-dir", secrets.toString());
  }

  private static String state(Api api, String id) {
    return api.get("/api/v1/messages/" + id).json().path("state").asText();
  }

  private static void await(Api api, String id, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> state(api, id).equals(state));
  }

  private static String status(TestHub hub, String account) {
    for (var view : hub.api("ops:read").get("/api/v1/accounts").json()) {
      if (view.path("id").asText().equals(account)) {
        return view.path("status").asText();
      }
    }
    return "none";
  }

  @Test
  @Scenario("E7")
  void an_account_that_has_had_enough_is_parked_and_probed_later() throws IOException {
    Post post = new Post(List.of(signsIn("a", "quota.2+a", 2000), signsIn("b", "b", 2000)));
    try (TestHub hub = TestHub.start(post, secrets("a", "b"), new TestClock())) {
      Api api = hub.api("mail:send", "mail:read");
      for (int i = 0; i < 6; i++) {
        String id = Post.queue(api, post.mail("r" + i, ""));
        await(api, id, "confirmed");
        assertThat(api.get("/api/v1/messages/" + id).json().at("/recipients/0/attempts").asInt())
            .isEqualTo(1);
      }
      assertThat(status(hub, "a")).isEqualTo("parked");
      assertThat(Letters.in(post.address("a"), "Sent")).hasSize(2);
      assertThat(Letters.in(post.address("b"), "Sent")).hasSize(4);

      hub.clock().pass(Duration.ofHours(25));
      await(api, Post.queue(api, post.mail("probe", "")), "confirmed");
      await(api, Post.queue(api, post.mail("next", "")), "confirmed");

      assertThat(status(hub, "a")).as("its provider has had enough still").isEqualTo("parked");
      assertThat(post.hub().one("SELECT parks FROM serai.mail_account WHERE id = 'a'"))
          .isEqualTo("2");
    }
  }

  @Test
  @Scenario("E30")
  void an_account_whose_credentials_are_refused_is_out_and_the_others_go_on() throws IOException {
    Post post = new Post(List.of(signsIn("a", "locked+a", 2000), signsIn("b", "b", 2000)));
    try (TestHub hub = TestHub.start(post, secrets("a", "b"))) {
      Api api = hub.api("mail:send", "mail:read");
      for (int i = 0; i < 3; i++) {
        await(api, Post.queue(api, post.mail("r" + i, "")), "confirmed");
      }
      assertThat(status(hub, "a")).isEqualTo("disabled");
      assertThat(status(hub, "b")).isEqualTo("active");
      assertThat(Letters.in(post.address("b"), "Sent")).hasSize(3);
    }
  }

  @Test
  @Scenario("E31")
  void without_an_account_mails_are_accepted_up_to_the_cap_and_sent_when_there_is_one()
      throws IOException {
    Post post = new Post(List.of(signsIn("a", "quota.0+a", 2000)));
    Map<String, String> settings = new java.util.HashMap<>(secrets("a"));
    settings.put("mail.backlog", "3");
    try (TestHub hub = TestHub.start(post, settings)) {
      Api api = hub.api("mail:send", "mail:read");
      List<String> ids =
          List.of(
              Post.queue(api, post.mail("r1", "")),
              Post.queue(api, post.mail("r2", "")),
              Post.queue(api, post.mail("r3", "")));
      ids.forEach(id -> await(api, id, "deferred"));
      assertThat(status(hub, "a")).isEqualTo("parked");

      Api.Answer full = api.post("/api/v1/messages", post.mail("r4", ""));

      assertThat(full.status()).isEqualTo(429);
      assertThat(full.json().path("code").asText()).isEqualTo("SERAI-6008");
      assertThat(full.retryAfter()).isEqualTo("30");
      assertThat(post.hub().number("SELECT count(*) FROM serai.mail")).isEqualTo(3);
    }
  }

  @Test
  @Scenario("E9")
  void a_mail_to_three_goes_through_the_account_that_has_room_for_three() {
    Post post = new Post(List.of(Post.account("a", 2), Post.account("b", 4)));
    try (TestHub hub = TestHub.start(post)) {
      Api api = hub.api("mail:send", "mail:read");
      String three =
          "{\"to\":[{\"email\":\"%s\"},{\"email\":\"%s\"},{\"email\":\"%s\"}],\"subject\":\"s\",\"text\":\"t\"}"
              .formatted(post.address("x"), post.address("y"), post.address("z"));
      await(api, Post.queue(api, three), "confirmed");
      await(api, Post.queue(api, three), "deferred");
      assertThat(post.hub().rows("SELECT id, used FROM serai.mail_account ORDER BY id"))
          .containsExactly("a|0", "b|3");
    }
  }

  @Test
  @Scenario("E34")
  void a_hub_whose_secrets_others_can_read_does_not_start_and_says_which_file_alone()
      throws IOException {
    Post post = new Post(List.of(signsIn("a", "a", 2000)));
    Map<String, String> settings = secrets("a");
    Files.setPosixFilePermissions(
        secrets.resolve("a"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> TestHub.start(post, settings).close())
        .hasStackTraceContaining("SERAI-6012")
        .hasStackTraceContaining(secrets.resolve("a").toString())
        .satisfies(e -> assertThat(trace(e)).doesNotContain("app-password"));
    Files.delete(secrets.resolve("a"));
    assertThatThrownBy(() -> TestHub.start(post, settings).close())
        .hasStackTraceContaining("cannot be read");
  }

  private static String trace(Throwable failure) {
    java.io.StringWriter trace = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(trace));
    return trace.toString();
  }
}
