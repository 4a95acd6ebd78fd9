package io.serai.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalSchemaTest {
  private static final String ROUTE =
      """
      - route:
          id: totesys-copy
          from:
            uri: direct:totesys-copy
            steps:
              - split:
                  id: totesys-copy-each
                  stopOnException: false
                  expression:
                    simple:
                      expression: ${body}
                  steps:
                    - to:
                        id: totesys-copy-put
                        uri: log:x
      """;
  private static CanonicalSchema schema;

  @TempDir Path dir;

  @BeforeAll
  static void schema() throws IOException {
    schema = new CanonicalSchema();
  }

  private List<String> judge(String from, String to) throws IOException {
    assertThat(ROUTE).contains(from);
    Path file = Files.writeString(dir.resolve("x.camel.yaml"), ROUTE.replace(from, to));
    return schema.judge(file).stream().map(line -> line.replace(dir + "/", "")).toList();
  }

  @Test
  void canonical_yaml_passes() throws IOException {
    assertThat(judge("log:x", "log:y")).isEmpty();
  }

  @Test
  void a_setting_may_stand_for_a_boolean() throws IOException {
    assertThat(judge("stopOnException: false", "stopOnException: '{{hub.http.port-search}}'"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stopOnException: false|stopOnException: maybe|8|boolean expected",
        "uri: log:x|url: log:x|14|property 'url' is not defined",
        "- split:|- splitt:|6|splitt",
        "id: totesys-copy-put|id: [1]|14|string expected"
      })
  void what_is_not_canonical_is_named_by_file_and_line(
      String from, String to, int line, String what) throws IOException {
    assertThat(judge(from, to))
        .anySatisfy(fault -> assertThat(fault).startsWith("x.camel.yaml:" + line).contains(what));
  }

  @Test
  void the_short_notation_is_not_canonical() throws IOException {
    assertThat(judge(ROUTE.substring(ROUTE.indexOf("- to:")), "- to: log:x\n"))
        .contains("x.camel.yaml:13 string found, object expected");
  }
}
