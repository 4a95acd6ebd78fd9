package io.serai.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlFileTest {
  private static final SqlFile FILE =
      SqlFile.parse(
          "a.sql",
          """
          -- about the file
          -- name: first
          -- why: because
          SELECT 1
          FROM {target};

          -- name: second
          SELECT '{not a placeholder}'
          """);

  @Test
  void a_statement_loses_its_comments_and_its_semicolon() {
    assertThat(FILE.get("first", Map.of("target", "\"t$1\""))).isEqualTo("SELECT 1\nFROM \"t$1\"");
  }

  @Test
  void braces_around_other_text_stay() {
    assertThat(FILE.get("second")).isEqualTo("SELECT '{not a placeholder}'");
  }

  @Test
  void a_placeholder_without_a_value_is_an_error() {
    assertThatThrownBy(() -> FILE.get("first"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a.sql: no value for {target}");
  }

  @Test
  void a_missing_statement_is_an_error_that_names_it() {
    assertThatThrownBy(() -> FILE.get("third")).hasMessage("a.sql has no statement 'third'");
  }
}
