package io.serai.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Api.Answer;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the API answers to those who may ask. */
@TestInstance(Lifecycle.PER_CLASS)
class ApiIT {
  private static final String RUNS = "/api/v1/flows/totesys/runs";

  private final Space space = Space.small();
  private final TestHub hub = TestHub.start(space);
  private final Api reader = hub.api("ops:read");
  private final Api operator = hub.api("ops:run");

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  void flows_are_listed_with_their_stages_and_the_services_they_need() {
    Answer answer = reader.get("/api/v1/flows");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode flow = answer.json().at("/flows/0");
    assertThat(flow.path("flow").asText()).isEqualTo("totesys");
    assertThat(flow.path("stages"))
        .extracting(JsonNode::asText)
        .containsExactly("extract", "transform", "load");
    assertThat(flow.path("paused").asBoolean(true)).isFalse();
    assertThat(answer.json().path("services")).isNotEmpty().allMatch(s -> s.path("up").asBoolean());
  }

  @Test
  void a_trigger_is_accepted_and_its_runs_can_be_followed() {
    Answer accepted = operator.post(RUNS, "{\"tables\":[\"currency\"]}");

    assertThat(accepted.status()).isEqualTo(202);
    String trigger = accepted.json().path("triggerId").asText();
    hub.await("totesys", "load", trigger);
    JsonNode runs = reader.get("/api/v1/runs?flow=totesys&trigger=" + trigger).json();
    assertThat(runs)
        .extracting(run -> run.path("stage").asText() + " " + run.path("status").asText())
        .containsExactly("load SUCCEEDED", "transform SUCCEEDED", "extract SUCCEEDED");
    String id = accepted.json().path("runId").asText();
    JsonNode run = reader.get("/api/v1/runs/" + id).json();
    assertThat(run.path("id").asText()).isEqualTo(id);
    assertThat(run.path("read").asLong()).isEqualTo(3);
    assertThat(reader.get("/api/v1/runs?limit=1").json()).hasSize(1);
  }

  @Test
  void refused_rows_are_shown_with_position_and_reason() {
    space
        .source()
        .run(
            """
            INSERT INTO sales_order VALUES (9, '2024-11-18', '2024-11-18', 4, 10, 4, 1, 1.00, 3,
              'tomorrow', '2024-11-20', 19)""");
    Chain chain = hub.totesys();

    JsonNode rejected =
        reader.get("/api/v1/runs/" + chain.stage("transform").id() + "/rejected").json();

    assertThat(rejected)
        .extracting(row -> row.path("position").asText() + ": " + row.path("reason").asText())
        .containsExactly(
            "sales_order_id=9: agreed_delivery_date 'tomorrow' is not a date (YYYY-MM-DD)");
  }

  @Test
  void a_paused_flow_refuses_runs_until_it_is_resumed() {
    operator.post("/api/v1/flows/totesys/pause", "");
    boolean paused = reader.get("/api/v1/flows").json().at("/flows/0/paused").asBoolean();

    Answer whilePaused = operator.post(RUNS, "");

    operator.post("/api/v1/flows/totesys/resume", "");
    Answer resumed = operator.post(RUNS, "");
    assertThat(paused).isTrue();
    assertThat(whilePaused.status()).isEqualTo(409);
    assertThat(whilePaused.json().path("code").asText()).isEqualTo("SERAI-1004");
    assertThat(resumed.status()).isEqualTo(202);
    hub.await("totesys", "load", resumed.json().path("triggerId").asText());
  }

  @Test
  void a_flow_that_runs_refuses_a_second_run() throws SQLException {
    Answer first;
    Answer second;
    try (Connection connection = DriverManager.getConnection(space.source().url());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE currency IN ACCESS EXCLUSIVE MODE");
      first = operator.post(RUNS, "");

      second = operator.post(RUNS, "");

      connection.rollback();
    }
    assertThat(List.of(first.status(), second.status())).containsExactly(202, 409);
    assertThat(second.type()).startsWith("application/problem+json");
    assertThat(second.json().path("code").asText()).isEqualTo("SERAI-1003");
    hub.await("totesys", "load", first.json().path("triggerId").asText());
  }

  @Test
  void the_openapi_document_names_every_address() {
    Answer answer = reader.get("/api/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("openapi").asText()).startsWith("3.");
    assertThat(answer.json().path("paths").fieldNames())
        .toIterable()
        .contains(
            "/api/v1/flows",
            "/api/v1/flows/{flow}/runs",
            "/api/v1/flows/{flow}/pause",
            "/api/v1/flows/{flow}/resume",
            "/api/v1/flows/{flow}/questions",
            "/api/v1/flows/{flow}/questions/{question}",
            "/api/v1/runs",
            "/api/v1/runs/{id}",
            "/api/v1/runs/{id}/rejected",
            "/api/v1/dead-letters",
            "/api/v1/dead-letters/{id}/replay");
  }

  @Test
  void health_is_open_and_says_live_and_ready() {
    Api management = new Api(hub.managementUrl(), null);

    Answer live = management.get("/observe/health/live");
    Answer ready = management.get("/observe/health/ready");

    assertThat(List.of(live.status(), ready.status())).containsExactly(200, 200);
    assertThat(live.json().path("status").asText()).isEqualTo("UP");
    assertThat(ready.json().path("status").asText()).isEqualTo("UP");
  }
}
