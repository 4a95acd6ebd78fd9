package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Drift;
import io.serai.totesys.SourceTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnCheckTest {
  private final Map<String, String> found = new LinkedHashMap<>();

  ColumnCheckTest() {
    found.put("Discount", "numeric");
    found.put("currency_id", "integer");
    found.put("currency_code", "character varying");
    found.put("created_at", "timestamp without time zone");
    found.put("last_updated", "timestamp without time zone");
  }

  @Test
  void an_additional_column_is_noted() {
    assertThat(drift()).containsExactly(new Drift("Discount", "is new (numeric)", false));
  }

  @Test
  void a_missing_column_breaks() {
    found.remove("currency_code");
    assertThat(drift()).contains(new Drift("currency_code", "is missing", true));
  }

  @Test
  void a_column_that_differs_in_case_is_missing() {
    found.remove("currency_code");
    found.put("Currency_Code", "text");
    assertThat(drift())
        .contains(
            new Drift("currency_code", "is missing", true),
            new Drift("Currency_Code", "is new (text)", false));
  }

  @Test
  void another_base_type_breaks() {
    found.put("last_updated", "timestamp with time zone");
    assertThat(drift()).contains(new Drift("last_updated", "is 'timestamp with time zone'", true));
  }

  @Test
  void a_source_column_with_the_name_of_the_hubs_own_breaks() {
    found.put("row_hash", "text");
    assertThat(drift()).contains(new Drift("row_hash", "has the name of the hub's own", true));
  }

  @Test
  void a_table_without_columns_is_missing() {
    found.clear();
    assertThat(drift()).containsExactly(new Drift("*", "is missing", true));
  }

  private List<Drift> drift() {
    return ColumnCheck.drift(SourceTable.CURRENCY, found);
  }
}
