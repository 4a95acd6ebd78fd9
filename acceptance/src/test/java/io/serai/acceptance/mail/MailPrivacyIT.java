package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Logs;
import io.serai.acceptance.harness.TestHub;
import io.serai.acceptance.harness.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is written to, and what, is known to the mail server alone. */
class MailPrivacyIT {
  private static final String SUBJECT = "Confidential-Subject";
  private static final String TEXT = "confidential-words";

  /** Whoever takes mail, refuses it, has no room, drops the line, answers, complains, stops. */
  private static final List<String> PEOPLE =
      List.of(
          "plain-person",
          "550.5.1.1+gone-person",
          "550.5.7.1+spurned-person",
          "452.4.2.2+full-person",
          "drop+held-person",
          "replies+answering-person",
          "stops+stopping-person",
          "bounces+bouncing-person",
          "complains+complaining-person",
          "away+absent-person");

  private final Post post = new Post(List.of(Post.account("a1", 2000), Post.account("replies", 0)));
  private final Traces traces =
      new Traces().of("subject", SUBJECT).of("text", TEXT).of("rejected", "rejected-person");

  private String mail(String to) {
    return """
        {"to":[{"email":"%s","name":"Name-of %s"}],"subject":"%s","text":"%s {{w}}","variables":{"w":"%s"}}
        """
        .formatted(to, to, SUBJECT, TEXT, TEXT);
  }

  @Test
  void neither_log_nor_database_tells_who_was_written_to_and_what() {
    PEOPLE.forEach(person -> traces.of(person, person.substring(person.indexOf('+') + 1)));
    try (Logs logs = Logs.capture();
        TestHub hub = TestHub.start(post)) {
      Api api = hub.api("mail:send", "mail:read");
      PEOPLE.forEach(person -> Post.queue(api, mail(post.address(person))));
      wrong(api);
      over();
      hub.run("mail", "settle", null);
      api.post(
          "/api/v1/suppressions", "{\"email\":\"%s\"}".formatted(post.address("plain-person")));
      hub.run("mail", "settle", null);

      assertThat(logs.text()).contains("mail-settle");
      traces.inText("log", logs.text());
    }
    List<String> tables =
        post.hub().rows("SELECT 'serai.' || tablename FROM pg_tables WHERE schemaname = 'serai'");
    assertThat(tables).contains("serai.mail_event", "serai.mail_inbound", "serai.mail_batch");
    tables.forEach(table -> traces.inTable(post.hub(), table));
    assertThat(post.hub().number("SELECT count(*) FROM serai.mail_inbound")).isGreaterThan(3);
    assertThat(traces.found()).isEmpty();
  }

  /** What is refused: by the API, row by row, and on the bus. */
  private void wrong(Api api) {
    String bad = mail("rejected-person@@" + post.domain());
    assertThat(api.post("/api/v1/messages", bad).status()).isEqualTo(422);
    String rows =
        "email,subject,msg,id\nrejected-person,%s,%s,1\n%s,%s,%s,2\n"
            .formatted(SUBJECT, TEXT, post.address("plain-person"), SUBJECT, TEXT);
    assertThat(api.post("/api/v1/batches", "text/csv", rows).status()).isEqualTo(202);
    post.hand(bad, Map.of("clientRef", "k1"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get("/api/v1/refusals").json().path("items").size() == 1);
  }

  /** Waits until nothing is on its way. */
  private void over() {
    Awaitility.await("all sent or refused")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                post.hub()
                        .number(
                            "SELECT count(*) FROM serai.mail_recipient WHERE state IN ('queued',"
                                + " 'sending', 'sent') AND attempts = 0")
                    == 0);
  }
}
