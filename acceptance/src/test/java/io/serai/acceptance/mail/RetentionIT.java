package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Addresses and texts go when they are old, and nothing that is needed goes with them. */
class RetentionIT {
  private static final String KEY = "Idempotency-Key";

  private final Post post = new Post();

  private boolean kept(String id) {
    return post.hub()
            .number("SELECT count(*) FROM serai.mail_content WHERE mail_id = '%s'".formatted(id))
        == 1;
  }

  private static void await(Api api, String id, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> state(api, id).equals(state));
  }

  private static String state(Api api, String id) {
    return api.get("/api/v1/messages/" + id).json().path("state").asText();
  }

  private static Api.Answer ask(Api api, String json) {
    return api.post("/api/v1/messages", "application/json", json, KEY, "k1");
  }

  @Test
  void contents_go_a_month_after_the_end_of_a_mail_and_what_waits_or_is_held_keeps_its_own() {
    try (TestHub hub = TestHub.start(post, Map.of("mail.lease", "1h"))) {
      Api api = hub.api("mail:send", "mail:read");
      String asked = post.mail("mike", "");
      String sent = ask(api, asked).json().path("id").asText();
      String held = Post.queue(api, post.mail("lose+ann", ""));
      String waits = Post.queue(api, post.mail("zoe", ",\"sendAfter\":\"2099-01-01T00:00:00Z\""));
      await(api, sent, "confirmed");
      await(api, held, "unknown");
      assertThat(ask(api, asked).json().path("id").asText()).isEqualTo(sent);

      hub.clock().pass(Duration.ofDays(29));
      hub.run("mail", "settle", "{\"stage\":\"settle\"}");
      assertThat(kept(sent)).isTrue();

      hub.clock().pass(Duration.ofDays(2));
      assertThat(hub.run("mail", "settle", "{\"stage\":\"settle\"}").statuses())
          .containsExactly("SUCCEEDED");
      assertThat(kept(sent)).isFalse();
      assertThat(kept(held)).isTrue();
      assertThat(kept(waits)).isTrue();
      assertThat(state(api, sent)).isEqualTo("confirmed");
      assertThat(ask(api, asked).json().path("id").asText()).isNotEqualTo(sent);
    }
  }
}
