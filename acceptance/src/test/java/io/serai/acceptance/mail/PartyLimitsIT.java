package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A party that asks for too much is told so, and no other party notices. */
class PartyLimitsIT {
  private static final Map<String, String> LIMITS =
      Map.of("mail.party.requests-per-minute", "4", "mail.party.recipients-per-day", "6");

  private final Post post = new Post();

  private Api.Answer send(Api api, String key) {
    return api.post(
        "/api/v1/messages", "application/json", post.mail("x" + key, ""), "Idempotency-Key", key);
  }

  @Test
  void requests_of_a_minute_and_recipients_of_a_day_are_counted_by_party() {
    TestClock clock = TestClock.stoppedAt(Instant.parse("2026-03-02T10:00:00Z"));
    try (TestHub hub = TestHub.start(post, LIMITS, clock)) {
      Api busy = hub.apiOf("busy", "mail:send");
      for (int i = 1; i <= 4; i++) {
        assertThat(send(busy, "k" + i).status()).isEqualTo(202);
      }
      Api.Answer fifth = send(busy, "k5");
      assertThat(fifth.status()).isEqualTo(429);
      assertThat(fifth.retryAfter()).isEqualTo("60");
      assertThat(fifth.json().path("code").asText()).isEqualTo("SERAI-6043");
      assertThat(send(busy, "k4").status()).as("answered again").isEqualTo(200);
      assertThat(send(hub.apiOf("other", "mail:send"), "k1").status()).isEqualTo(202);

      clock.pass(Duration.ofMinutes(1));
      assertThat(send(busy, "k5").status()).isEqualTo(202);
      String two = "[%s,%s]".formatted(post.mail("y", ""), post.mail("z", ""));
      Api.Answer batch = busy.post("/api/v1/batches", two);
      assertThat(batch.status()).isEqualTo(429);
      assertThat(batch.json().path("code").asText()).isEqualTo("SERAI-6044");
      assertThat(send(busy, "k6").status()).as("what was refused did not count").isEqualTo(202);
      assertThat(send(busy, "k7").status()).isEqualTo(429);
      assertThat(post.hub().number("SELECT count(*) FROM serai.mail WHERE party = 'busy'"))
          .isEqualTo(6);

      clock.pass(Duration.ofHours(14));
      assertThat(busy.post("/api/v1/batches", two).status()).isEqualTo(202);
    }
  }
}
