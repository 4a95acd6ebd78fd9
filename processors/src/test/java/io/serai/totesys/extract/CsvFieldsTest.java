package io.serai.totesys.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvFieldsTest {
  @Property(tries = 500)
  void every_field_of_any_row_is_found(@ForAll("rows") List<String> row) {
    byte[] csv =
        row.stream().map(CsvFieldsTest::written).collect(Collectors.joining(",")).getBytes(UTF_8);
    for (int i = 0; i < row.size(); i++) {
      assertThat(CsvFields.value(csv, csv.length, i)).isEqualTo(row.get(i));
    }
    assertThat(CsvFields.value(csv, csv.length, row.size())).isNull();
  }

  @Provide
  Arbitrary<List<String>> rows() {
    Arbitrary<String> field =
        Arbitraries.strings().withChars(",\"\n\r'a1 é東").ofMaxLength(8).injectNull(0.2);
    return field.list().ofMinSize(1).ofMaxSize(6);
  }

  /** As PostgreSQL writes a field. */
  private static String written(String value) {
    if (value == null) {
      return "";
    }
    return value.isEmpty() || value.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0)
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }

  @Property(tries = 500)
  void any_number_is_read(@ForAll long number) {
    byte[] csv = (number + ",x").getBytes(UTF_8);

    assertThat(CsvFields.number(csv, csv.length)).isEqualTo(number);
  }

  @Example
  void what_is_no_number_is_refused() {
    for (String field : List.of("", "1a", "\"1\"", "9223372036854775808")) {
      byte[] csv = (field + ",7").getBytes(UTF_8);

      assertThatThrownBy(() -> CsvFields.number(csv, csv.length))
          .isInstanceOf(NumberFormatException.class);
    }
  }

  @Example
  void null_and_the_empty_string_differ() {
    byte[] csv = "1,,\"\"".getBytes(UTF_8);
    assertThat(CsvFields.value(csv, csv.length, 1)).isNull();
    assertThat(CsvFields.value(csv, csv.length, 2)).isEmpty();
  }

  @Example
  void what_lies_behind_the_limit_is_not_read() {
    byte[] csv = "1,2\n".getBytes(UTF_8);
    assertThat(CsvFields.value(csv, 3, 1)).isEqualTo("2");
  }

  @Example
  void a_header_quotes_only_the_names_that_need_it() {
    assertThat(CsvFields.header(List.of("id", "a,b", "say \"x\"", "Discount")))
        .asString(UTF_8)
        .isEqualTo("id,\"a,b\",\"say \"\"x\"\"\",Discount\n");
  }
}
