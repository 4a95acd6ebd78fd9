package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mails that other programs put on the bus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeIT {
  private final Post post = new Post();
  private TestHub hub;
  private Api api;

  @BeforeAll
  void start() {
    hub =
        TestHub.start(
            post,
            Map.of("mail.backlog", "3", "mail.party.recipients-per-day", "0, acceptance=30"),
            new TestClock());
    api = hub.api("mail:send", "mail:read");
  }

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private List<String> states(String local) {
    return api.get("/api/v1/messages?recipient=" + post.address(local))
        .json()
        .path("items")
        .findValuesAsText("state");
  }

  private void await(String local, String state) {
    Awaitility.await(local + " " + state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> states(local).equals(List.of(state)));
  }

  private double count(String outcome) {
    return new Api(hub.managementUrl(), null)
        .get("/observe/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("serai_mail_intake_total"))
        .filter(line -> line.contains("outcome=\"%s\"".formatted(outcome)))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void awaitCount(String outcome, double count) {
    Awaitility.await(outcome)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> count(outcome) == count);
  }

  @Test
  void a_mail_is_accepted_once_for_its_key_and_without_one_each_message_is_a_mail() {
    double known = count("known");
    String keyed = post.mail("keyed", "");
    post.hand(keyed, Map.of("clientRef", "k1"));
    post.hand(keyed, Map.of("clientRef", "k1"));
    await("keyed", "confirmed");
    awaitCount("known", known + 1);

    post.hand(post.mail("unkeyed", ""), Map.of());
    post.hand(post.mail("unkeyed", ""), Map.of());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> states("unkeyed").equals(List.of("confirmed", "confirmed")));
    assertThat(Letters.in(post.address("keyed"))).hasSize(1);
    assertThat(Letters.in(post.address("unkeyed"))).hasSize(2);
  }

  @Test
  void the_key_is_the_one_of_the_api() {
    String json = post.mail("both-ways", "");
    post.hand(json, Map.of("clientRef", "k2"));
    await("both-ways", "confirmed");

    Api.Answer again =
        api.post("/api/v1/messages", "application/json", json, "Idempotency-Key", "k2");

    assertThat(again.status()).isEqualTo(200);
    assertThat(states("both-ways")).hasSize(1);
  }

  @Test
  void a_hub_that_dies_between_its_commit_and_the_acknowledgement_accepts_no_second_mail() {
    double known = count("known");
    FaultPoints.arm("mail.intake.after-write:1:throw");
    post.hand(post.mail("twice-seen", ""), Map.of());
    TestHub.awaitFault();

    awaitCount("known", known + 1);
    await("twice-seen", "confirmed");
    assertThat(Letters.in(post.address("twice-seen"))).hasSize(1);
  }

  @Test
  void what_is_wrong_is_told_to_its_party_alone_and_stops_nothing() {
    post.hand(post.mail("taken-key", ""), Map.of("clientRef", "k3"));
    await("taken-key", "confirmed");
    post.hand(post.mail("other-body", ""), Map.of("clientRef", "k3"));
    post.hand("{\"to\":", Map.of("clientRef", "no-json"));
    post.hand("{\"to\":[{\"email\":\"%s\"}]}".formatted(post.address("no-subject")), Map.of());
    post.hand(post.mail("long-key", ""), Map.of("clientRef", "x".repeat(65)));
    post.hand(post.mail("bad-key", ""), Map.of("clientRef", "a\0b"));
    post.hand(post.mail("far", ",\"sendAfter\":\"+300000-01-01T00:00:00Z\""), Map.of());
    post.hand(crowd(), Map.of());
    post.hand(post.mail("behind", ""), Map.of());
    await("behind", "confirmed");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> refusals(api).size() == 7);

    assertThat(refusals(api))
        .extracting(one -> one.path("code").asText())
        .containsExactlyInAnyOrder(
            "SERAI-6006",
            "SERAI-6005",
            "SERAI-6003",
            "SERAI-6003",
            "SERAI-6002",
            "SERAI-6003",
            "SERAI-6003");
    assertThat(refusals(api))
        .extracting(one -> one.path("clientRef").asText(""))
        .containsExactlyInAnyOrder("k3", "no-json", "", "x".repeat(65), "a?b", "", "");
    assertThat(api.get("/api/v1/refusals").text()).doesNotContain("@");
    assertThat(refusals(hub.apiOf("others", "mail:read"))).isEmpty();
    assertThat(hub.api("mail:send").get("/api/v1/refusals").status()).isEqualTo(403);
    assertThat(states("other-body")).isEmpty();

    JsonNode first = api.get("/api/v1/refusals?limit=4").json();
    JsonNode rest =
        api.get("/api/v1/refusals?limit=4&cursor=" + first.path("next").asText()).json();
    assertThat(first.path("items")).hasSize(4);
    assertThat(rest.path("items")).hasSize(3);
    assertThat(rest.has("next")).isFalse();
  }

  /** More people than the party may write to in a day. */
  private String crowd() {
    String people =
        IntStream.range(0, 31)
            .mapToObj(i -> "{\"email\":\"%s\"}".formatted(post.address("crowd" + i)))
            .collect(Collectors.joining(","));
    return "{\"to\":[%s],\"subject\":\"s\",\"text\":\"t\"}".formatted(people);
  }

  private static List<JsonNode> refusals(Api api) {
    List<JsonNode> all = new ArrayList<>();
    api.get("/api/v1/refusals").json().path("items").forEach(all::add);
    return all;
  }

  @Test
  void a_mail_that_finds_no_room_waits_on_the_bus_and_is_not_refused() {
    int refused = refusals(api).size();
    String later = hub.clock().instant().plus(Duration.ofHours(2)).toString();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(Post.queue(api, post.mail("w" + i, ",\"sendAfter\":\"%s\"".formatted(later))));
    }
    post.hand(post.mail("no-room", ""), Map.of("clientRef", "k4"));
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> states("no-room").isEmpty());

    waiting.forEach(id -> api.delete("/api/v1/messages/" + id));

    await("no-room", "confirmed");
    assertThat(refusals(api)).hasSize(refused);
    assertThat(Letters.in(post.address("no-room"))).hasSize(1);
  }

  @Test
  void a_program_in_another_language_queues_mails_and_sees_what_became_of_them() throws Exception {
    assumeTrue(python("--version").status() == 0, "python3 is not here");
    double accepted = count("queued");

    Ended sent = example("py-a", "py-b");
    Ended failed = example("550.5.1.1+py", "py-c");

    assertThat(sent.text()).contains("py-a@", "py-b@").doesNotContain("waits");
    assertThat(sent.status()).as(sent.text()).isZero();
    assertThat(failed.text()).contains("failed");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(count("queued")).isEqualTo(accepted + 4);
  }

  private Ended example(String... locals) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "docs/examples/mail_intake.py",
                Sandbox.address("pubsub.rest"),
                post.topic("intake"),
                hub.url()));
    for (String local : locals) {
      arguments.add(post.address(local));
    }
    return python(arguments.toArray(String[]::new));
  }

  private record Ended(int status, String text) {}

  private Ended python(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("HUB_TOKEN", api.token());
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), text);
    } catch (IOException e) {
      return new Ended(127, e.getMessage());
    }
  }
}
