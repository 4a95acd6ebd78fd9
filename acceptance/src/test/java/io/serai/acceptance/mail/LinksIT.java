package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestHub;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What recipients, and those who read their mail before them, do with links. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinksIT {
  private static final Pattern PATH = Pattern.compile("/[uc]/[\\w-]+");

  private final Post post = new Post();
  private TestHub hub;
  private Api api;
  private Api anybody;

  @BeforeAll
  void start() {
    hub = TestHub.start(post);
    api = hub.api("mail:send", "mail:read");
    anybody = new Api(hub.url(), null);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private String state(String id) {
    return api.get("/api/v1/messages/" + id).json().path("state").asText();
  }

  private void await(String id, String state) {
    Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(30))
        .until(() -> state(id).equals(state));
  }

  private static String path(String text) {
    Matcher path = PATH.matcher(text);
    assertThat(path.find()).isTrue();
    return path.group();
  }

  @Test
  @Scenario("E25")
  void one_click_stops_mail_that_waits_and_mail_to_come_and_looking_does_not() throws Exception {
    String sent = Post.queue(api, post.mail("tired", ""));
    await(sent, "confirmed");
    String later = hub.clock().instant().plus(Duration.ofHours(2)).toString();
    String waits = Post.queue(api, post.mail("tired", ",\"sendAfter\":\"%s\"".formatted(later)));
    MimeMessage letter = Letters.in(post.address("tired")).get(0);
    String page = path(letter.getHeader("List-Unsubscribe", null).replaceAll("\\s", ""));

    assertThat(anybody.get(page).status()).isEqualTo(200);
    assertThat(state(waits)).isEqualTo("queued");
    long begun = System.nanoTime();
    Api.Answer click =
        anybody.post(page, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");

    assertThat(click.status()).isEqualTo(200);
    assertThat(state(waits)).isEqualTo("suppressed");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    assertThat(state(Post.queue(api, post.mail("Tired", "")))).isEqualTo("suppressed");
    assertThat(state(Post.queue(api, post.mail("fresh", "")))).isNotEqualTo("suppressed");
  }

  @Test
  @Scenario("E26")
  void a_scanner_that_follows_a_link_confirms_nothing_and_the_button_does() throws Exception {
    String id =
        Post.queue(
            api,
            """
            {"to":[{"email":"%s"}],"subject":"s","text":"Did it come? {{confirm_url}}"}
            """
                .formatted(post.address("reader")));
    await(id, "confirmed");
    String page = path(Letters.in(post.address("reader")).get(0).getContent().toString());

    assertThat(anybody.get(page).text()).contains("<form method=\"post\">");
    assertThat(events(id)).doesNotContain("recipient_confirmed");
    assertThat(anybody.post(page, "application/x-www-form-urlencoded", "").status()).isEqualTo(200);
    assertThat(anybody.post(page, "application/x-www-form-urlencoded", "").status()).isEqualTo(200);

    assertThat(events(id)).containsOnlyOnce("recipient_confirmed");
  }

  private java.util.List<String> events(String id) {
    return api.get("/api/v1/messages/" + id).json().path("events").findValuesAsText("type");
  }

  @Test
  void a_party_takes_back_its_own_stops_and_not_those_of_the_people() throws Exception {
    String own = post.address("own-stop");
    api.post("/api/v1/suppressions", "{\"email\":\"%s\"}".formatted(own));
    String sent = Post.queue(api, post.mail("their-stop", ""));
    await(sent, "confirmed");
    MimeMessage letter = Letters.in(post.address("their-stop")).get(0);
    String page = path(letter.getHeader("List-Unsubscribe", null).replaceAll("\\s", ""));
    anybody.post(page, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");

    Api.Answer list = api.get("/api/v1/suppressions");
    assertThat(list.json().findValuesAsText("reason")).contains("manual", "unsubscribe");
    assertThat(list.text()).doesNotContain("own-stop", "their-stop");
    String first = list.json().at("/items/0/hash").asText();
    assertThat(api.get("/api/v1/suppressions?cursor=" + first).json().findValuesAsText("hash"))
        .isNotEmpty()
        .doesNotContain(first);
    Api other = hub.apiOf("other", "mail:send", "mail:read");
    assertThat(other.get("/api/v1/suppressions").json().path("items")).isEmpty();
    assertThat(other.delete("/api/v1/suppressions/" + own).status()).isEqualTo(404);

    assertThat(api.delete("/api/v1/suppressions/" + own).status()).isEqualTo(204);
    Api.Answer refused = api.delete("/api/v1/suppressions/" + post.address("their-stop"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("SERAI-6014", "unsubscribe").doesNotContain("their-stop@");
    assertThat(api.delete("/api/v1/suppressions/" + own).status()).isEqualTo(404);
    await(Post.queue(api, post.mail("own-stop", "")), "confirmed");
  }

  @Test
  void a_link_that_nobody_made_means_nothing() {
    String rubbish = "A".repeat(66);
    assertThat(anybody.get("/u/" + rubbish).status()).isEqualTo(404);
    assertThat(anybody.post("/u/" + rubbish, "application/json", "").status()).isEqualTo(404);
    assertThat(anybody.get("/c/" + rubbish).status()).isEqualTo(410);
    assertThat(anybody.post("/c/" + rubbish, "application/json", "").status()).isEqualTo(410);
  }
}
