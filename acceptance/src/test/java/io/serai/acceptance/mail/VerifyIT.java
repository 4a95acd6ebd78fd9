package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.TestHub;
import io.serai.hub.ledger.RunQueries.RunView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mails that a hub sends to its own accounts to show that all of its chain works. */
class VerifyIT {
  private static final String FAST =
      "{\"id\":\"%s\",\"address\":\"%s@%%s\",\"perDay\":2000,\"perMinute\":2000}";
  private static final Map<String, String> BRIEF = Map.of("mail.verify.limit", "10s");

  private static String account(String id, String local) {
    return FAST.formatted(id, local);
  }

  private static JsonNode report(TestHub hub, Chain chain) {
    return hub.api("ops:read")
        .get("/api/v1/verifications/" + chain.runs().get(0).triggerId())
        .json();
  }

  @Test
  @Scenario("E35")
  void three_hundred_mails_go_through_the_whole_chain_and_arrive_once() throws Exception {
    Post post = new Post(List.of(account("a1", "a1"), account("a2", "a2")));
    try (TestHub hub = TestHub.start(post)) {
      Chain chain = hub.run("mail", "settle", "{\"verify\":300}");
      assertThat(chain.errors()).isEqualTo("null\nnull");
      assertThat(chain.statuses()).containsExactly("SUCCEEDED", "SUCCEEDED");
      RunView run = chain.stage("verify");
      assertThat(List.of(run.read(), run.written(), run.rejected(), run.held()))
          .containsExactly(300L, 300L, 0L, 0L);
      JsonNode report = report(hub, chain);
      for (String count : List.of("asked", "sent", "confirmed", "arrived")) {
        assertThat(report.path(count).asInt()).as(count).isEqualTo(300);
      }
      for (String count : List.of("failed", "waiting", "doubled")) {
        assertThat(report.path(count).asInt(-1)).as(count).isZero();
      }
      assertThat(report.path("p50Ms").asLong()).isPositive();
      assertThat(report.path("p95Ms").asLong())
          .isGreaterThanOrEqualTo(report.path("p50Ms").asLong());
      Set<String> ids = new HashSet<>();
      for (String account : List.of("a1", "a2")) {
        for (var letter : Letters.in(post.address(account))) {
          ids.add(letter.getHeader("X-Serai-Message", null));
        }
      }
      assertThat(ids).hasSize(300);
      assertThat(hub.run("mail", "settle", null).statuses()).doesNotContain("FAILED");
      assertThat(hub.api("ops:read").get("/api/v1/verifications").json()).hasSize(1);
    }
  }

  @Test
  void mails_that_are_refused_or_lie_twice_in_a_mailbox_fail_the_run_and_are_counted() {
    Post post = new Post(List.of(account("a1", "twice+a1"), account("gone", "550.5.1.1+gone")));
    try (TestHub hub = TestHub.start(post, BRIEF)) {
      Chain chain = hub.run("mail", "settle", "{\"verify\":4}");
      RunView run = chain.stage("verify");
      assertThat(run.status()).isEqualTo("FAILED");
      assertThat(run.error()).contains("SERAI-6042", "'4' mails '2' were confirmed");
      assertThat(List.of(run.read(), run.written(), run.rejected())).containsExactly(4L, 2L, 2L);
      JsonNode report = report(hub, chain);
      assertThat(report.path("failed").asInt()).isEqualTo(2);
      assertThat(report.path("arrived").asInt()).isEqualTo(2);
      assertThat(report.path("doubled").asInt()).isEqualTo(2);
      numbersThatAreNoneAreRefused(post, hub);
    }
  }

  private static void numbersThatAreNoneAreRefused(Post post, TestHub hub) {
    for (String payload :
        List.of(
            "{\"verify\":0}",
            "{\"verify\":10001}",
            "{\"verify\":\"many\"}",
            "{\"verify\":3,\"stage\":\"inbox\"}",
            "{\"stage\":\"verify\"}")) {
      assertThat(hub.api("ops:run").post("/api/v1/flows/mail/runs", payload).status())
          .as(payload)
          .isEqualTo(400);
    }
    assertThat(post.hub().number("SELECT count(*) FROM serai.mail")).isEqualTo(4);
  }
}
