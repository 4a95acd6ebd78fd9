package io.serai.engagements.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.engagements.DomainRule;
import io.serai.engagements.RolesRule;
import io.serai.engagements.RolesRule.Made;
import io.serai.engagements.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Source documents, and the roles document that is made of them. */
class RolesGoldenTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path CASES =
      Path.of("processors/src/test/resources/io/serai/engagements/roles");
  private static final String IN = ".in.json";

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(IN))
              .map(name -> name.substring(0, name.length() - IN.length()))
              .sorted()
              .toList();
      assertThat(names).isNotEmpty();
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void copies_of_a_message_become_one_document_whatever_their_order(String name)
      throws IOException {
    JsonNode in = read(name + IN);
    JsonNode expected = read(name + ".out.json");
    RolesRule rule =
        new RolesRule(
            new DomainRule(
                texts(in.path("include")),
                texts(in.path("exclude")),
                in.path("subdomains").asBoolean()));
    List<SourceDocument> copies = new ArrayList<>();
    in.path("copies")
        .forEach(
            hit -> copies.add(SourceDocument.of(hit.path("_id").asText(), hit.path("_source"))));

    Made made = rule.make(copies);
    Collections.reverse(copies);

    assertThat(rule.make(copies)).isEqualTo(made);
    assertThat(made.roles().id()).isEqualTo(expected.path("id").asText());
    assertThat(document(made)).isEqualTo(expected.path("document"));
    assertThat(
            made.refused().stream()
                .map(r -> "%s %s %s".formatted(r.sourceId(), r.position(), r.reason())))
        .containsExactlyElementsOf(texts(expected.path("refused")));
    assertThat(Stored.of(document(made)).roles()).isEqualTo(made.roles());
  }

  private static JsonNode document(Made made) throws IOException {
    return JSON.readTree(
        RolesDocument.live(made.roles(), new TreeSet<>(), 7, "R1").asInputStream());
  }

  private static JsonNode read(String file) throws IOException {
    return JSON.readTree(CASES.resolve(file).toFile());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
