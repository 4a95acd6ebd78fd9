package io.serai.hub.api;

import static org.apache.camel.model.rest.RestParamType.path;
import static org.apache.camel.model.rest.RestParamType.query;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.erasure.ErasureDesk;
import io.serai.hub.question.Questions;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1}: flows, runs, dead letters. Each address names the scope it needs. */
public final class ApiRoutes extends RouteBuilder {
  private final Access access;
  private final Scopes scopes = new Scopes();
  private final ApiAnswers answers;
  private final Questions questions;
  private final ErasureDesk erasures;

  public ApiRoutes(Access access, ApiAnswers answers, Questions questions, ErasureDesk erasures) {
    this.access = access;
    this.answers = answers;
    this.questions = questions;
    this.erasures = erasures;
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(new Problem()).id("api-problem");
    restConfiguration()
        .component("platform-http")
        .host("{{hub.http.host}}")
        .port("{{hub.http.port}}")
        .apiContextPath("/api/openapi.json")
        .apiProperty("api.title", "Serai")
        .apiProperty("api.version", "1")
        .apiProperty("cors", "false");
    flows();
    drift();
    questions();
    erasures();
    runs();
    freshness();
    deadLetters();
    scopes.document(getRestCollection());
  }

  private void flows() {
    RestDefinition rest = rest("/api/v1/flows").description("Flows: see, start, pause");
    rest.get()
        .id("api-flows")
        .description("Flows, their stages and services")
        .to("direct:api-flows");
    answer("api-flows", "ops:read", 200, m -> answers.flows());
    rest.post("/{flow}/runs")
        .id("api-trigger")
        .description("Start a run now; the body is the flow's payload")
        .param()
        .name("flow")
        .type(path)
        .endParam()
        .to("direct:api-trigger");
    answer("api-trigger", "ops:run", 202, m -> answers.trigger(text(m, "flow"), json(m)));
    rest.post("/{flow}/pause")
        .id("api-pause")
        .description("Refuse new runs")
        .to("direct:api-pause");
    answer("api-pause", "ops:run", 200, m -> answers.pause(text(m, "flow"), true));
    rest.post("/{flow}/resume")
        .id("api-resume")
        .description("Allow runs again")
        .to("direct:api-resume");
    answer("api-resume", "ops:run", 200, m -> answers.pause(text(m, "flow"), false));
  }

  private void drift() {
    rest("/api/v1/drift")
        .description("Sources that are not as the hub knows them")
        .get()
        .id("api-drift")
        .description("What differs now, and since which run")
        .param()
        .name("flow")
        .type(query)
        .required(false)
        .endParam()
        .to("direct:api-drift");
    answer("api-drift", "ops:read", 200, m -> answers.drift(text(m, "flow")));
  }

  private void questions() {
    RestDefinition rest =
        rest("/api/v1/flows/{flow}/questions").description("Answers from what a flow stored");
    rest.get()
        .id("api-questions")
        .description("What can be asked: titles, parameters, columns")
        .to("direct:api-questions");
    answer("api-questions", "ops:read", 200, m -> questions.list(text(m, "flow")));
    rest.get("/{question}")
        .id("api-question")
        .description("One answer: columns and rows; the question's own parameters go beside limit")
        .param()
        .name("limit")
        .type(query)
        .required(false)
        .endParam()
        .to("direct:api-question");
    answer(
        "api-question",
        "ops:read",
        200,
        m -> Asked.of(m).answer(questions, text(m, "flow"), text(m, "question")));
  }

  private void erasures() {
    RestDefinition rest =
        rest("/api/v1/flows/{flow}/erasures").description("People who are to be forgotten");
    rest.post()
        .id("api-erase")
        .description("Erase one person with the next run; the body names a profile or an address")
        .to("direct:api-erase");
    answer("api-erase", "admin", 202, m -> erasures.request(text(m, "flow"), json(m)));
    rest.get("/{erasure}")
        .id("api-erasure")
        .description("Whether it has been done")
        .to("direct:api-erasure");
    answer("api-erasure", "admin", 200, m -> erasures.view(text(m, "flow"), text(m, "erasure")));
  }

  private void runs() {
    RestDefinition rest = rest("/api/v1/runs").description("Runs: what was read, written, refused");
    rest.get()
        .id("api-runs")
        .description("Newest runs first")
        .param()
        .name("flow")
        .type(query)
        .required(false)
        .endParam()
        .param()
        .name("trigger")
        .type(query)
        .required(false)
        .endParam()
        .param()
        .name("limit")
        .type(query)
        .required(false)
        .endParam()
        .to("direct:api-runs");
    answer(
        "api-runs",
        "ops:read",
        200,
        m -> answers.runs(text(m, "flow"), text(m, "trigger"), limit(m)));
    rest.get("/{id}").id("api-run").description("One run").to("direct:api-run");
    answer("api-run", "ops:read", 200, m -> answers.run(text(m, "id")));
    rest.get("/{id}/rejected")
        .id("api-rejected")
        .description("Rows the run refused, with position and reason")
        .to("direct:api-rejected");
    answer("api-rejected", "ops:read", 200, m -> answers.rejected(text(m, "id"), limit(m)));
  }

  private void freshness() {
    rest("/api/v1/freshness")
        .description("How old what each flow delivered is")
        .get()
        .id("api-freshness")
        .description("Newest delivery and lag of every flow")
        .to("direct:api-freshness");
    answer("api-freshness", "ops:read", 200, m -> answers.freshness());
  }

  private void deadLetters() {
    RestDefinition rest = rest("/api/v1/dead-letters").description("Inputs that were set aside");
    rest.get().id("api-letters").description("Newest first").to("direct:api-letters");
    answer("api-letters", "admin", 200, m -> answers.letters(limit(m)));
    rest.get("/{id}").id("api-letter").description("One letter, decrypted").to("direct:api-letter");
    answer("api-letter", "admin", 200, m -> answers.letter(text(m, "id")));
    rest.post("/{id}/replay").id("api-replay").description("Try it again").to("direct:api-replay");
    answer("api-replay", "admin", 200, m -> answers.close(text(m, "id"), true));
    rest.post("/{id}/discard")
        .id("api-discard")
        .description("Never again")
        .to("direct:api-discard");
    answer("api-discard", "admin", 200, m -> answers.close(text(m, "id"), false));
  }

  private void answer(String id, String scope, int status, Function<Message, Object> answer) {
    from("direct:" + id)
        .routeId(id + "-answer")
        .description("Needs scope " + scope)
        .process(access.require(scopes.of(id, scope)))
        .process(reply(status, answer));
  }

  private static Processor reply(int status, Function<Message, Object> answer) {
    return exchange -> {
      String json = ApiJson.write(answer.apply(exchange.getMessage()));
      exchange.getMessage().removeHeaders("*");
      exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
      exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
      exchange.getMessage().setBody(json);
    };
  }

  /**
   * The body as JSON text. A form, which is what plain {@code curl -d} sends, is refused by name.
   */
  private static String json(Message message) {
    String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD, "hub", "the payload came as '%s', not 'application/json'", type);
    }
    return message.getBody(String.class);
  }

  private static String text(Message message, String name) {
    return message.getHeader(name, String.class);
  }

  private static int limit(Message message) {
    String limit = message.getHeader("limit", "50", String.class);
    return limit.matches("\\d{1,9}") ? Math.min(Integer.parseInt(limit), 1000) : 50;
  }
}
