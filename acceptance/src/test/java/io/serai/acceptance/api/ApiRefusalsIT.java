package io.serai.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Api.Answer;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.Tokens;
import io.serai.totesys.TotesysError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses: with a problem document, a code, and no run. */
@TestInstance(Lifecycle.PER_CLASS)
class ApiRefusalsIT {
  private static final String RUNS = "/api/v1/flows/totesys/runs";

  private final Space space = Space.empty();
  private final TestHub hub = TestHub.start(space);
  private final Api operator = hub.api("ops:run");
  private final Api admin = hub.api("admin");

  @AfterEach
  void nothing_ran() {
    assertThat(space.hub().number("SELECT count(*) FROM serai.run")).isZero();
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  void nobody_gets_in_without_a_valid_token() {
    Tokens tokens = hub.hub().parts().tokens();
    Tokens.Created revoked = tokens.create("acceptance", List.of("admin"), null);
    tokens.revoke(revoked.id());
    Tokens.Created expired =
        tokens.create(
            "acceptance", List.of("admin"), hub.clock().instant().minus(Duration.ofSeconds(1)));

    for (String token : new String[] {null, "", "srt_wrong", revoked.secret(), expired.secret()}) {
      Api stranger = new Api(hub.url(), token);
      refused(stranger.get("/api/v1/flows"), 401, "SERAI-1013");
      refused(stranger.post(RUNS, "{}"), 401, "SERAI-1013");
      refused(stranger.get("/api/v1/dead-letters"), 401, "SERAI-1013");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ops:read, POST, /api/v1/flows/totesys/runs",
    "ops:read, POST, /api/v1/flows/totesys/pause",
    "ops:read, POST, /api/v1/flows/totesys/resume",
    "ops:run, GET, /api/v1/flows",
    "ops:run, GET, /api/v1/runs",
    "ops:run, GET, /api/v1/runs/1/rejected",
    "ops:read, GET, /api/v1/dead-letters",
    "ops:run, POST, /api/v1/dead-letters/1/replay",
    "mail:send, GET, /api/v1/runs/1"
  })
  void a_token_opens_only_what_its_scope_names(String scope, String method, String path) {
    Api api = hub.api(scope);

    Answer answer = method.equals("GET") ? api.get(path) : api.post(path, "");

    refused(answer, 403, "SERAI-1014");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/flows/camels/runs, SERAI-1001",
    "POST, /api/v1/flows/camels/pause, SERAI-1001",
    "GET, /api/v1/runs/no-such-run, SERAI-1015",
    "GET, /api/v1/runs/no-such-run/rejected, SERAI-1015",
    "GET, /api/v1/dead-letters/99, SERAI-1015",
    "POST, /api/v1/dead-letters/x/replay, SERAI-1015",
    "POST, /api/v1/dead-letters/99/discard, SERAI-1015"
  })
  void what_does_not_exist_is_not_found(String method, String path, String code) {
    Answer answer = method.equals("GET") ? admin.get(path) : admin.post(path, "");

    refused(answer, 404, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"table\":[\"staff\"]};    unknown key 'table'; known are [stage, tables]",
        "{\"tables\":\"staff\"};     key 'tables' must be a list of strings, got 'staff'",
        "{\"tables\":[1]};           key 'tables' must be a list of strings, got '[1]'",
        "[];                         the payload is not a JSON object but ARRAY",
        "\"staff\";                  the payload is not a JSON object but STRING",
        "null;                       the payload is not a JSON object but NULL",
        "{\"tables\":;               the payload is not JSON (line 1, column",
        "tables=staff;               the payload is not JSON (line 1, column 1)",
        "{} {\"tables\":[\"staff\"]};   the payload is not JSON (line 1, column",
        "{\"stage\":\"load\",\"stage\":\"extract\"}; the payload is not JSON (line 1, column"
      })
  void a_bad_payload_is_refused_with_a_sentence_that_names_the_key(String payload, String why) {
    Answer answer = operator.post(RUNS, payload);

    refused(answer, 400, "SERAI-1002");
    assertThat(answer.json().path("detail").asText()).contains(why);
  }

  @Test
  void a_form_is_refused_by_name() {
    Answer answer =
        operator.post(RUNS, "application/x-www-form-urlencoded", "{\"tables\":[\"staff\"]}");

    refused(answer, 400, "SERAI-1002");
    assertThat(answer.json().path("detail").asText())
        .contains("'application/x-www-form-urlencoded', not 'application/json'");
  }

  @Test
  void an_unknown_stage_is_refused_with_the_known_ones() {
    Answer answer = operator.post(RUNS, "{\"stage\":\"teleport\"}");

    refused(answer, 404, "SERAI-1001");
    assertThat(answer.json().path("detail").asText())
        .contains("stage 'teleport' is not one of [extract, transform, load, reconcile]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dog",
        "staff; drop table staff;",
        "staff\"; DROP TABLE staff; --",
        "_prisma_migrations",
        "pg_catalog.pg_user",
        "public.staff",
        "recent_orders",
        "STAFF",
        ""
      })
  @Scenario("T26")
  void a_table_that_is_not_on_the_allow_list_is_refused_by_name(String table) {
    space.source().run("CREATE OR REPLACE VIEW recent_orders AS SELECT * FROM sales_order");
    String payload = "{\"tables\":[\"staff\",\"%s\"]}".formatted(table.replace("\"", "\\\""));

    Answer answer = operator.post(RUNS, payload);

    refused(answer, 400, "SERAI-2001");
    assertThat(answer.json().path("detail").asText())
        .contains("table '" + table + "' is not one of payment, transaction, sales_order");
    assertThat(
            catchThrowableOfType(
                    SeraiException.class,
                    () -> hub.hub().parts().door().trigger("totesys", payload))
                .code())
        .isEqualTo(TotesysError.UNKNOWN_TABLE);
    assertThat(space.source().rows("SELECT to_regclass('staff')")).containsExactly("staff");
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("code").asText()).as(answer.text()).isEqualTo(code);
    assertThat(answer.json().path("title").asText()).isNotBlank();
  }
}
