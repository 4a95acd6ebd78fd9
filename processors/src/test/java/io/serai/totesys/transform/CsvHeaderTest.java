package io.serai.totesys.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvHeaderTest {
  @Test
  void names_are_split_at_commas_outside_quotes() {
    assertThat(CsvHeader.parse("a,\"b,c\",\"d\"\"e\",f")).containsExactly("a", "b,c", "d\"e", "f");
  }

  @Test
  void drifted_columns_are_read_and_passed_over() {
    List<String> header = List.of("currency_id", "it's new", "currency_code", "created_at");
    List<String> all = new ArrayList<>(header);
    all.add("last_updated");

    String sql = CsvReading.query(SourceTable.CURRENCY, all, List.of(Path.of("a.csv")));

    assertThat(sql)
        .startsWith("SELECT \"currency_id\", \"currency_code\", \"created_at\", \"last_updated\",")
        .contains("'it''s new': 'VARCHAR'");
  }

  @Test
  void a_missing_column_is_named() {
    List<String> header = List.of("currency_id", "created_at", "last_updated");

    assertThatThrownBy(
            () -> CsvReading.query(SourceTable.CURRENCY, header, List.of(Path.of("a.csv"))))
        .isInstanceOf(SeraiException.class)
        .hasMessageContaining("table 'currency' lack column 'currency_code'");
  }
}
