package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What workers say goes to a topic that the hub does not hear. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostConfirmationsIT {
  private static final Duration LONGER_THAN_PATIENCE = Duration.ofSeconds(61);
  private static final String OPEN =
      "SELECT detail FROM serai.alarm WHERE kind = 'confirmation' AND cleared_at IS NULL";

  private final Post post = new Post();
  private TestHub hub;
  private Api api;

  @BeforeAll
  void start() {
    hub = TestHub.start(post, Map.of("mail.confirm-topic", post.name("lost")), new TestClock());
    api = hub.api("mail:send", "mail:read");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(30));
  }

  private String state(String id) {
    return api.get("/api/v1/messages/" + id).json().path("state").asText();
  }

  @Test
  @Scenario("E14")
  void a_confirmation_that_is_lost_is_published_again_three_times_and_then_it_is_an_alarm() {
    String id = Post.queue(api, post.mail("mike", ""));
    await().until(() -> state(id).equals("sent"));
    assertThat(post.take("lost", id)).isEqualTo(1);

    for (int ask = 1; ask <= 3; ask++) {
      assertThat(post.hub().rows(OPEN)).isEmpty();
      hub.clock().pass(LONGER_THAN_PATIENCE);
      assertThat(post.take("lost", id)).isEqualTo(1);
    }
    hub.clock().pass(LONGER_THAN_PATIENCE);
    await().until(() -> post.hub().rows(OPEN), List.of("1 mails were not confirmed")::equals);

    assertThat(state(id)).isEqualTo("sent");
    assertThat(post.hub().rows("SELECT asks::text FROM serai.mail_unconfirmed"))
        .containsExactly("3");
    assertThat(Letters.in(post.address("mike"))).hasSize(1);
    post.publish("confirm", id, 1);
    await().until(() -> state(id).equals("confirmed"));
    await().until(() -> post.hub().rows(OPEN).isEmpty());
  }

  @Test
  @Scenario("E16")
  void a_heartbeat_that_does_not_come_back_makes_the_hub_unready() {
    String ready = "/observe/health/ready";
    Api management = new Api(hub.managementUrl(), null);
    assertThat(management.get(ready).status()).isEqualTo(200);
    assertThat(api.post("/api/v1/heartbeats", "{\"text\":\"hb-2\"}").status()).isEqualTo(202);
    await()
        .until(
            () ->
                post.hub()
                    .rows("SELECT text FROM serai.mail_heartbeat WHERE published_at IS NOT NULL"),
            List.of("hb-2")::equals);

    hub.clock().pass(Duration.ofSeconds(31));

    assertThat(api.get("/api/v1/heartbeats/hb-2").status()).isEqualTo(404);
    Api.Answer unready = management.get(ready);
    assertThat(unready.status()).isEqualTo(503);
    assertThat(unready.text()).contains("a heartbeat did not come back");
  }
}
