package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.TestHub;
import io.serai.hub.ledger.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every address of the OpenAPI document, asked by those who may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointsIT {
  private static final Set<String> OPEN = Set.of("/u/{token}", "/c/{token}");
  private static final String ELSEWHERE = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

  private final Post post = new Post();
  private TestHub hub;

  /** An address and what it says it needs. */
  private record Operation(String method, String path, List<String> scopes) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeAll
  void start() {
    hub = TestHub.start(post);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    JsonNode paths = new Api(hub.url(), null).get("/api/openapi.json").json().path("paths");
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          List<String> scopes = new ArrayList<>();
                          method
                              .getValue()
                              .path("security")
                              .forEach(
                                  one -> one.path("bearer").forEach(s -> scopes.add(s.asText())));
                          all.add(
                              new Operation(
                                  method.getKey().toUpperCase(Locale.ROOT), path.getKey(), scopes));
                        }));
    return all;
  }

  private Stream<Operation> guarded() {
    return operations().stream().filter(one -> !OPEN.contains(one.path()));
  }

  private int status(Operation operation, String id, String token) {
    String path = operation.path().replaceAll("\\{[^}]+\\}", id);
    return new Api(hub.url(), token).ask(operation.method(), path, "{}").status();
  }

  private String token(String party, String... scopes) {
    return hub.hub().parts().tokens().create(party, List.of(scopes), null).secret();
  }

  @Test
  void the_document_names_a_scope_for_every_address_that_is_not_open() {
    assertThat(operations()).hasSizeGreaterThan(30);
    assertThat(operations())
        .allSatisfy(
            one -> {
              if (OPEN.contains(one.path())) {
                assertThat(one.scopes()).as("%s", one).isEmpty();
              } else {
                assertThat(one.scopes()).as("%s", one).hasSize(1).isSubsetOf(Tokens.SCOPES);
              }
            });
  }

  @Test
  void an_open_page_with_a_malformed_token_is_none() {
    for (Operation page : operations().stream().filter(o -> OPEN.contains(o.path())).toList()) {
      assertThat(status(page, "no%20%27id%00", null)).as("%s", page).isIn(404, 410);
    }
  }

  @TestFactory
  Stream<DynamicTest> without_a_token_nobody_passes() {
    return guarded()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () -> {
                      assertThat(status(one, ELSEWHERE, null)).isEqualTo(401);
                      assertThat(status(one, ELSEWHERE, "made-up")).isEqualTo(401);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> with_every_other_scope_nobody_passes() {
    Map<String, String> others =
        Tokens.SCOPES.stream()
            .collect(
                Collectors.toMap(
                    scope -> scope,
                    scope -> {
                      Set<String> rest = new HashSet<>(Tokens.SCOPES);
                      rest.remove(scope);
                      rest.remove("admin");
                      return token("others", rest.toArray(String[]::new));
                    }));
    return guarded()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () ->
                        assertThat(status(one, ELSEWHERE, others.get(one.scopes().get(0))))
                            .isEqualTo(403)));
  }

  @TestFactory
  Stream<DynamicTest> with_its_own_scope_one_passes_and_an_unknown_id_is_not_found() {
    Map<String, String> own =
        Tokens.SCOPES.stream().collect(Collectors.toMap(s -> s, s -> token("others", s)));
    return guarded()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () -> {
                      int status = status(one, ELSEWHERE, own.get(one.scopes().get(0)));
                      assertThat(status).isNotIn(401, 403).isLessThan(500);
                      if (one.path().contains("{") && one.method().equals("GET")) {
                        assertThat(status).isEqualTo(404);
                      }
                      if (one.path().contains("{")) {
                        String token = own.get(one.scopes().get(0));
                        assertThat(status(one, "no%20%27id%00", token)).isBetween(400, 499);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> what_is_another_partys_is_not_there() {
    Api mine = hub.apiOf("mine", "mail:send", "mail:read");
    String mail = Post.queue(mine, post.mail("mike", ",\"sendAfter\":\"2099-01-01T00:00:00Z\""));
    String batch =
        mine.post("/api/v1/batches", "[" + post.mail("ann", "") + "]")
            .json()
            .path("batchId")
            .asText();
    String own = token("mine", "mail:send", "mail:read");
    String other = token("others", "mail:send", "mail:read");
    return guarded()
        .filter(one -> one.path().matches("/api/v1/(messages|batches)/\\{id\\}.*"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.toString(),
                    () -> {
                      String id = one.path().contains("batches") ? batch : mail;
                      assertThat(status(one, id, other)).isEqualTo(404);
                      assertThat(status(one, id, own)).isEqualTo(200);
                    }));
  }
}
