package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
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

  @Test
  void a_party_may_have_limits_of_its_own() {
    Map<String, String> limits = Map.of("mail.party.recipients-per-day", "1, large=3, free=0");
    TestClock clock = TestClock.stoppedAt(Instant.parse("2026-03-02T10:00:00Z"));
    try (TestHub hub = TestHub.start(new Post(), limits, clock)) {
      assertThat(accepted(hub.apiOf("small", "mail:send"))).isEqualTo(1);
      assertThat(accepted(hub.apiOf("large", "mail:send"))).isEqualTo(3);
      assertThat(accepted(hub.apiOf("free", "mail:send"))).isEqualTo(5);
    }
  }

  private long accepted(Api api) {
    return IntStream.range(0, 5)
        .map(i -> send(api, "a" + i).status())
        .filter(s -> s == 202)
        .count();
  }

  @Test
  void an_account_of_some_parties_sends_for_no_others() throws Exception {
    Post shared =
        new Post(
            List.of(
                "{\"id\":\"shop\",\"address\":\"shop@%s\",\"perDay\":2000,\"parties\":[\"shop\"]}",
                "{\"id\":\"crm\",\"address\":\"crm@%s\",\"perDay\":2000,\"parties\":[\"crm\"]}"));
    try (TestHub hub = TestHub.start(shared, Map.of(), new TestClock())) {
      Api shop = hub.apiOf("shop", "mail:send", "mail:read");
      for (int i = 0; i < 4; i++) {
        await(shop, Post.queue(shop, shared.mail("guest" + i, "")), "confirmed");
      }
      Api nobody = hub.apiOf("nobody", "mail:send", "mail:read");
      await(nobody, Post.queue(nobody, shared.mail("stranger", "")), "deferred");

      assertThat(Letters.in(shared.address("shop"), "Sent")).hasSize(4);
      assertThat(Letters.in(shared.address("crm"), "Sent")).isEmpty();
      assertThat(Letters.in(shared.address("stranger"))).isEmpty();
    }
  }

  private static void await(Api api, String id, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> api.get("/api/v1/messages/" + id).json().path("state").asText().equals(state));
  }
}
