package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

class SqlTextTest {
  private static final Path SQL = Path.of("config/totesys/extract");

  @Property(tries = 300)
  void an_identifier_never_leaves_its_quotes(@ForAll @NotEmpty String name) {
    if (name.indexOf('\0') >= 0) {
      return;
    }
    String sql = SqlText.identifier(name).toString();
    assertThat(sql).startsWith("\"").endsWith("\"");
    assertThat(sql.substring(1, sql.length() - 1).replace("\"\"", "")).doesNotContain("\"");
    assertThat(sql.substring(1, sql.length() - 1).replace("\"\"", "\"")).isEqualTo(name);
  }

  @Example
  void identifiers_are_qualified_or_listed() {
    assertThat(SqlText.identifier("public", "transaction"))
        .hasToString("\"public\".\"transaction\"");
    assertThat(SqlText.identifiers(List.of("id", "Dis\"count")))
        .hasToString("\"id\", \"Dis\"\"count\"");
  }

  @Example
  void a_name_no_database_can_have_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SqlText.identifier(""));
    assertThatIllegalArgumentException().isThrownBy(() -> SqlText.identifier("a\0b"));
  }

  @Example
  void values_are_typed_literals() {
    assertThat(SqlText.number(Long.MIN_VALUE)).hasToString("BIGINT '-9223372036854775808'");
    assertThat(SqlText.moment(new Stamp("2022-11-03 14:20:52.186")))
        .hasToString("TIMESTAMP '2022-11-03 14:20:52.186'");
  }

  @Example
  void bytes_come_unconverted_only_where_they_are_utf_8_already() {
    assertThat(SqlText.encoding("UTF8")).hasToString("SQL_ASCII");
    assertThat(SqlText.encoding("SQL_ASCII")).hasToString("SQL_ASCII");
    assertThat(SqlText.encoding("LATIN1")).hasToString("UTF8");
    assertThat(SqlText.encoding("x'; DROP")).hasToString("UTF8");
  }

  @Example
  void a_place_without_a_value_is_an_error() {
    assertThatIllegalStateException()
        .isThrownBy(() -> SqlTemplate.read(SQL, "full").with(Map.of()))
        .withMessageContaining("full.sql");
  }

  @Example
  void a_value_with_a_dollar_or_backslash_stands_as_it_is() {
    SqlText odd = SqlText.identifier("a$1\\b");
    assertThat(
            SqlTemplate.read(SQL, "state")
                .with(Map.of("key", odd, "table", SqlText.identifier("t"))))
        .contains("min(\"a$1\\b\")::bigint");
  }
}
