package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mails are found again, accounts are taken out of use, and workers without a bus are heard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailDeskIT {
  private static final String LATER = ",\"sendAfter\":\"2099-01-01T00:00:00Z\"";
  private static final String NOBODY = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

  private final Post post = new Post(List.of(Post.account("a1", 2000), Post.account("a2", 2000)));
  private TestHub hub;
  private Api api;

  @BeforeAll
  void start() {
    hub = TestHub.start(post);
    api = hub.api("mail:send", "mail:read");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private static void await(Api api, String id, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> api.get("/api/v1/messages/" + id).json().path("state").asText().equals(state));
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("items").forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  @Test
  void mails_are_found_by_state_recipient_batch_and_time_page_by_page() {
    Api seeker = hub.apiOf("seeker", "mail:send", "mail:read");
    String first = Post.queue(seeker, post.mail("finds", LATER));
    String second = Post.queue(seeker, post.mail("finds", LATER));
    String sent = Post.queue(seeker, post.mail("gets", ""));
    String batch =
        seeker
            .post("/api/v1/batches", "[" + post.mail("batch", LATER) + "]")
            .json()
            .path("batchId")
            .asText();
    await(seeker, sent, "confirmed");

    JsonNode page = seeker.get("/api/v1/messages?limit=3").json();
    assertThat(ids(page)).hasSize(3).doesNotContain(first).contains(sent, second);
    JsonNode last =
        seeker.get("/api/v1/messages?limit=3&cursor=" + page.path("next").asText()).json();
    assertThat(ids(last)).containsExactly(first);
    assertThat(last.has("next")).isFalse();

    assertThat(ids(seeker.get("/api/v1/messages?state=confirmed").json())).containsExactly(sent);
    String who = post.address("finds").replace("@", "%40");
    assertThat(ids(seeker.get("/api/v1/messages?recipient=" + who).json()))
        .containsExactly(second, first);
    assertThat(ids(seeker.get("/api/v1/messages?batch=" + batch).json())).hasSize(1);
    assertThat(ids(seeker.get("/api/v1/messages?to=2020-01-01T00:00:00Z").json())).isEmpty();
    assertThat(ids(seeker.get("/api/v1/messages?from=2020-01-01T00:00:00Z").json())).hasSize(4);
    assertThat(ids(hub.apiOf("others", "mail:read").get("/api/v1/messages").json())).isEmpty();
    for (String bad : List.of("state=lost", "from=yesterday", "limit=0", "limit=501")) {
      assertThat(seeker.get("/api/v1/messages?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  private int patch(String account, String json) {
    return hub.api("ops:run").ask("PATCH", "/api/v1/accounts/" + account, json).status();
  }

  @Test
  void an_account_that_is_taken_out_sends_nothing_until_it_is_used_again() {
    Api pool = hub.apiOf("pool", "mail:send", "mail:read");
    assertThat(patch("a1", "{\"enabled\":false}")).isEqualTo(200);
    for (int i = 0; i < 4; i++) {
      await(pool, Post.queue(pool, post.mail("through" + i, "")), "confirmed");
    }
    String senders =
        "SELECT DISTINCT detail FROM serai.mail_event WHERE type = 'sending' AND mail_id IN"
            + " (SELECT id FROM serai.mail WHERE party = 'pool')";
    assertThat(post.hub().rows(senders)).containsExactly("a2");

    assertThat(patch("a2", "{\"enabled\":false}")).isEqualTo(200);
    String waits = Post.queue(pool, post.mail("waits", ""));
    await(pool, waits, "deferred");
    assertThat(patch("a1", "{\"enabled\":true}")).isEqualTo(200);
    hub.clock().pass(Duration.ofHours(1));
    await(pool, waits, "confirmed");
    assertThat(post.hub().rows(senders)).containsExactlyInAnyOrder("a1", "a2");

    assertThat(patch("nobody", "{\"enabled\":true}")).isEqualTo(404);
    assertThat(patch("a1", "{\"enabled\":\"yes\"}")).isEqualTo(422);
    assertThat(patch("a1", "{\"perDay\":5}")).isEqualTo(422);
    assertThat(patch("a2", "{\"enabled\":true}")).isEqualTo(200);
  }

  @Test
  void a_worker_without_a_bus_is_heard_once_for_each_mail() {
    Api worker = hub.api("mail:work");
    String waits = Post.queue(api, post.mail("later", LATER));
    String sent = Post.queue(api, post.mail("now", ""));
    await(api, sent, "confirmed");
    post.hub()
        .write("UPDATE serai.mail_recipient SET state = 'sent' WHERE mail_id = ?", (Object) sent);
    String ids = "{\"ids\":[\"%s\",\"%s\",\"%s\"]}".formatted(sent, waits, NOBODY);

    JsonNode first = worker.post("/api/v1/confirmations", ids).json();
    JsonNode second = worker.post("/api/v1/confirmations", ids).json();

    assertThat(first.toString())
        .isEqualTo("{\"confirmed\":1,\"already\":0,\"unsent\":1,\"unknown\":1}");
    assertThat(second.toString())
        .isEqualTo("{\"confirmed\":0,\"already\":1,\"unsent\":1,\"unknown\":1}");
    await(api, sent, "confirmed");
    assertThat(worker.post("/api/v1/confirmations", "{\"ids\":[]}").status()).isEqualTo(422);
  }
}
