package io.serai.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Api.Answer;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JMX by HTTP: a few operations for those who hold a token, nothing else for anybody. */
@TestInstance(Lifecycle.PER_CLASS)
class JolokiaIT {
  private final Space space = Space.small();
  private final TestHub hub = TestHub.start(space);
  private final String context = hub.hub().camel().getManagementName();
  private final String control =
      "org.apache.camel:context=%s,type=services,name=Control".formatted(context);
  private final Api operator = management(hub.api("ops:run").token());

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  void a_flow_is_started_and_its_runs_follow() {
    Answer answer =
        exec(
            control,
            "trigger(java.lang.String,java.lang.String)",
            "totesys",
            "{\"tables\":[\"currency\"]}");

    assertThat(answer.json().path("status").asInt()).as(answer.text()).isEqualTo(200);
    String accepted = answer.json().path("value").asText();
    assertThat(accepted).contains("\"stage\":\"extract\"");
    String trigger = accepted.replaceFirst(".*\"triggerId\":\"([^\"]+)\".*", "$1");
    assertThat(hub.await("totesys", "load", trigger).statuses()).containsOnly("SUCCEEDED");
  }

  @Test
  void a_bad_payload_is_refused_with_the_sentence_and_no_stack_trace() {
    Answer answer =
        exec(control, "trigger(java.lang.String,java.lang.String)", "totesys", "{\"tabels\":[]}");

    assertThat(answer.json().path("status").asInt()).isEqualTo(500);
    assertThat(answer.json().path("error").asText()).contains("SERAI-1002", "'tabels'");
    assertThat(answer.text()).doesNotContain("\\tat ", "at io.serai");
  }

  @Test
  void a_flow_is_paused_for_every_hub_and_resumed() {
    exec(control, "suspendFlow(java.lang.String)", "totesys");
    List<String> paused = space.hub().rows("SELECT flow, paused FROM serai.flow_state");
    Answer refused = exec(control, "trigger(java.lang.String,java.lang.String)", "totesys", "");

    Answer resumed = exec(control, "resumeFlow(java.lang.String)", "totesys");

    assertThat(paused).containsExactly("totesys|t");
    assertThat(refused.json().path("error").asText()).contains("SERAI-1004");
    assertThat(resumed.json().path("status").asInt()).isEqualTo(200);
    assertThat(space.hub().rows("SELECT paused FROM serai.flow_state")).containsExactly("f");
  }

  @Test
  void the_state_of_a_route_may_be_read() {
    Answer answer =
        operator.post(
            "/observe/jolokia",
            """
            {"type":"read","mbean":"org.apache.camel:context=%s,type=routes,name=\\"hub-run\\"",
             "attribute":"State"}\
            """
                .formatted(context));

    assertThat(answer.json().path("value").asText()).as(answer.text()).isEqualTo("Started");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sendBody(java.lang.String,java.lang.Object)",
        "requestBody(java.lang.String,java.lang.Object)",
        "createEndpoint(java.lang.String)",
        "stop()",
        "suspend()"
      })
  void no_operation_of_the_context_is_allowed(String operation) {
    forbidden(
        exec(
            "org.apache.camel:context=%1$s,type=context,name=\"%2$s\""
                .formatted(context, hub.hub().camel().getName()),
            operation,
            "file:acceptance/target?fileName=written",
            "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stop()", "remove()", "suspend()", "updateRouteFromXml(java.lang.String)"})
  void no_operation_of_a_route_is_allowed(String operation) {
    forbidden(
        exec(
            "org.apache.camel:context=%s,type=routes,name=\"hub-run\"".formatted(context),
            operation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'read','mbean':'java.lang:type=Runtime'}",
        "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'SystemProperties'}",
        "{'type':'exec','mbean':'com.sun.management:type=DiagnosticCommand','operation':'vmSystemProperties()'}",
        "{'type':'exec','mbean':'com.sun.management:type=DiagnosticCommand','operation':'jvmtiAgentLoad','arguments':[['/tmp/x']]}",
        "{'type':'write','mbean':'java.lang:type=Memory','attribute':'Verbose','value':true}",
        "{'type':'list'}",
        "{'type':'search','mbean':'*:*'}",
        "{'type':'read','mbean':'java.lang:type=Memory','attribute':'HeapMemoryUsage','target':{'url':'service:jmx:rmi:///jndi/rmi://127.0.0.1:1/x'}}"
      })
  void nothing_else_of_the_machine_is_shown_or_done(String request) {
    forbidden(operator.post("/observe/jolokia", request.replace('\'', '"')));
  }

  @Test
  void nobody_gets_in_without_a_token_of_the_right_scope() {
    Api nobody = management(null);
    Api stranger = management("srt_unknown");
    Api reader = management(hub.api("ops:read", "mail:send").token());

    assertThat(nobody.get("/observe/jolokia/version").status()).isEqualTo(401);
    assertThat(nobody.get("/observe/jolokia").status()).isEqualTo(401);
    assertThat(stranger.get("/observe/jolokia/version").status()).isEqualTo(401);
    assertThat(reader.get("/observe/jolokia/version").status()).isEqualTo(403);
    assertThat(reader.get("/observe/jolokia/version").type()).isEqualTo("application/problem+json");
    assertThat(operator.get("/observe/jolokia/version").status()).isEqualTo(200);
  }

  @Test
  void a_web_page_of_another_site_is_refused_even_with_a_token() throws Exception {
    assertThat(withOrigin("https://example.org")).isEqualTo(403);
    assertThat(withOrigin("null")).isEqualTo(403);
    assertThat(withOrigin(hub.managementUrl())).isEqualTo(200);
  }

  private int withOrigin(String origin) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.managementUrl() + "/observe/jolokia"))
            .header("Authorization", "Bearer " + operator.token())
            .header("Origin", origin)
            .POST(BodyPublishers.ofString("{\"type\":\"version\"}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  private static void forbidden(Answer answer) {
    assertThat(answer.json().path("status").asInt()).as(answer.text()).isEqualTo(403);
    assertThat(answer.json().has("value")).as(answer.text()).isFalse();
  }

  private Answer exec(String mbean, String operation, String... arguments) {
    String list =
        String.join(
            ",",
            List.of(arguments).stream()
                .map(a -> "\"%s\"".formatted(a.replace("\"", "\\\"")))
                .toList());
    return operator.post(
        "/observe/jolokia",
        "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"%s\",\"arguments\":[%s]}"
            .formatted(mbean.replace("\"", "\\\""), operation, list));
  }

  private Api management(String token) {
    return new Api(hub.managementUrl(), token);
  }
}
