package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The second line between parties: what a statement forgets to ask, the database asks. */
class PartyRowsIT {
  private static final List<String> TABLES =
      List.of(
          "mail",
          "mail_batch",
          "mail_heartbeat",
          "mail_idempotency",
          "mail_inbound",
          "mail_party_use",
          "mail_refused",
          "mail_suppression");

  private final Post post = new Post();
  private final String role = "serai_hub_" + Long.toString(System.nanoTime(), 36);
  private String mail;
  private String batch;
  private String hash;

  @Test
  void a_hub_whose_statements_forget_the_party_shows_and_changes_no_other_partys_rows() {
    String name = post.hub().url().replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1");
    post.hub()
        .run(
            "CREATE ROLE %s LOGIN; GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %s TO %s"
                .formatted(role, name, role));
    Map<String, String> plain =
        Map.of(
            "hub.jdbc.url",
            post.hub().url().replaceFirst("\\?.*", ""),
            "hub.jdbc.username",
            role,
            "hub.jdbc.password",
            "none");
    try (HubProcess hub = HubProcess.start(post, plain, null, PartyRowsIT::forget)) {
      fill(hub.api());
      TABLES.forEach(
          table -> post.hub().run("UPDATE serai.%s SET party = 'other'".formatted(table)));

      assertThat(seen(hub.api())).containsExactly("0", "0", "0", "404", "404", "404", "404", "404");
      assertThat(post.hub().number("SELECT count(*) FROM serai.mail_suppression")).isEqualTo(1);
    }
    // why: without the database's help those statements show and change what is another's
    try (HubProcess hub = HubProcess.start(post, Map.of(), null, PartyRowsIT::forget)) {
      assertThat(seen(hub.api())).containsExactly("2", "1", "1", "200", "200", "200", "200", "204");
    }
  }

  @Test
  void every_table_with_a_party_is_kept_apart() {
    try (HubProcess hub = HubProcess.start(post, Map.of())) {
      assertThat(hub.startedMs()).isPositive();
    }
    assertThat(
            post.hub()
                .rows(
                    "SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid"
                        + " WHERE c.relkind = 'r' AND a.attname = 'party' AND c.relname LIKE 'mail%'"
                        + " AND NOT a.attisdropped AND c.relrowsecurity AND c.relforcerowsecurity"
                        + " ORDER BY 1"))
        .isEqualTo(TABLES)
        .isEqualTo(
            post.hub()
                .rows(
                    "SELECT table_name FROM information_schema.columns WHERE column_name = 'party'"
                        + " AND table_name LIKE 'mail%' ORDER BY 1"));
  }

  /** What a programmer may forget. */
  private static void forget(Path home) {
    try (Stream<Path> files = Files.list(home.resolve("config/mail"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".sql")).toList()) {
        String sql = Files.readString(file);
        Files.writeString(file, sql.replaceAll("\\b((?:m\\.)?party = \\?)", "($1 OR true)"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(Api api) {
    mail = Post.queue(api, post.mail("one", ""));
    Api.Answer many =
        api.post(
            "/api/v1/batches",
            "text/csv",
            "email,subject,msg,id\n%s,s,t,1\n".formatted(post.address("two")));
    batch = many.json().path("batchId").asText();
    api.post("/api/v1/suppressions", "{\"email\":\"%s\"}".formatted(post.address("three")));
    hash = api.get("/api/v1/suppressions").json().at("/items/0/hash").asText();
    api.post("/api/v1/heartbeats", "{\"text\":\"hb-1\"}");
    Awaitility.await("all there")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                api.get("/api/v1/heartbeats/hb-1").status() == 200
                    && api.get("/api/v1/messages?state=confirmed").json().path("items").size()
                        == 2);
  }

  private List<String> seen(Api api) {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    return List.of(
        count(api.get("/api/v1/messages").json().path("items").size()),
        count(api.get("/api/v1/suppressions").json().path("items").size()),
        count(api.get("/api/v1/stats/daily?date=" + today).json().findValues("recipients").size()),
        count(api.get("/api/v1/messages/" + mail).status()),
        count(api.get("/api/v1/messages/" + mail + "/replies").status()),
        count(api.get("/api/v1/batches/" + batch).status()),
        count(api.get("/api/v1/heartbeats/hb-1").status()),
        count(api.delete("/api/v1/suppressions/" + hash).status()));
  }

  private static String count(int number) {
    return String.valueOf(number);
  }
}
