package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many mails in one request, good ones and others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchIT {
  private static final Path REAL = Path.of("../shared/data/mail");

  private final Post post = new Post();
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

  private Api.Answer csv(String text) {
    return api.post("/api/v1/batches", "text/csv", text);
  }

  private JsonNode await(String id, String state, int recipients) {
    return Awaitility.await(state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> api.get("/api/v1/batches/" + id).json(),
            batch -> batch.at("/states/" + state).asInt() == recipients);
  }

  @Test
  @Scenario("E2")
  void a_list_with_carriage_returns_and_quotes_goes_out_and_once_however_often_it_is_sent()
      throws Exception {
    String list =
        "email,subject,msg,id\r\n"
            + "%s,Sample,\"Hi Mike:\r\rA \"\"big\"\" help,\rthe 'team'\r\",1\r\n"
                .formatted(post.address("mike"))
            + "%s,Again,\"Hi\",2\r\n%s,Again,\"Hi\",2"
                .formatted(post.address("mike.work"), post.address("mike.dev"));
    Api.Answer first = keyed(list, "list-1");
    Api.Answer second = keyed(list, "list-1");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.json().path("accepted").asInt()).isEqualTo(3);
    assertThat(first.json().path("rejected")).isEmpty();
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("batchId")).isEqualTo(first.json().path("batchId"));
    await(first.json().path("batchId").asText(), "confirmed", 3);
    assertThat(Letters.in(post.address("mike"))).hasSize(1);
    assertThat(Letters.in(post.address("mike")).get(0).getContent())
        .isEqualTo("Hi Mike:\r\n\r\nA \"big\" help,\r\nthe 'team'\r\n");
  }

  private Api.Answer keyed(String list, String key) {
    return api.post("/api/v1/batches", "text/csv", list, "Idempotency-Key", key);
  }

  @Test
  @Scenario("E3")
  void a_row_that_stands_twice_is_one_mail() {
    String row = post.address("twice") + ",s,t,1\n";
    Api.Answer answer =
        csv(
            "email,subject,msg,id\n"
                + row
                + row.toUpperCase(Locale.ROOT).replace(",S,T,", ",s,t,"));

    assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().path("duplicates").asInt()).isEqualTo(1);
  }

  @Test
  void rows_that_are_bad_are_named_and_the_others_go_out() {
    Api.Answer answer =
        csv(
            "email,subject,msg,id\n"
                + "nobody,s,t,1\n"
                + "%s,s,\"a \"quote\" inside\",2\n".formatted(post.address("quoted"))
                + "%s,\"two\nlines\",t,3\n".formatted(post.address("lines"))
                + "%s,s,t,4\n".formatted(post.address("fine")));

    assertThat(answer.status()).isEqualTo(202);
    JsonNode batch = answer.json();
    assertThat(batch.path("accepted").asInt()).isEqualTo(1);
    assertThat(batch.path("rejected").findValuesAsText("row")).containsExactly("2", "3", "4");
    assertThat(batch.at("/rejected/0/column").asText()).isEqualTo("email");
    assertThat(batch.at("/rejected/0/reason").asText()).startsWith("SERAI-6001");
    assertThat(batch.at("/rejected/1/column").asText()).isEqualTo("msg");
    assertThat(batch.at("/rejected/2/reason").asText()).startsWith("SERAI-6002");
    await(batch.path("batchId").asText(), "confirmed", 1);
  }

  @Test
  void what_is_no_batch_is_refused_whole() {
    assertThat(csv("a,b\n1,2").status()).isEqualTo(400);
    assertThat(api.post("/api/v1/batches", "{}").status()).isEqualTo(400);
    assertThat(api.post("/api/v1/batches", "text/plain", "x").status()).isEqualTo(415);
    assertThat(api.get("/api/v1/batches/none").status()).isEqualTo(404);
  }

  @Test
  void a_json_array_is_a_batch_too() {
    Api.Answer answer =
        api.post(
            "/api/v1/batches",
            "[%s, {\"to\": 5}, %s]".formatted(post.mail("j1", ""), post.mail("j2", "")));

    assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.json().path("rejected").findValuesAsText("row")).containsExactly("2");
  }

  @Test
  void the_real_lists_are_read() throws IOException {
    assumeThat(REAL).isDirectory();
    assertThat(csv(real("flatfile.csv")).json().path("accepted").asInt()).isEqualTo(3);
    assertThat(csv(real("sendList.csv")).json().path("accepted").asInt()).isEqualTo(1);
    Api.Answer malformed = csv(real("sendList2.csv"));
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text()).contains("row 1, column 4: text after the closing quote");
  }

  private static String real(String file) throws IOException {
    return Files.readString(REAL.resolve(file), StandardCharsets.UTF_8);
  }
}
