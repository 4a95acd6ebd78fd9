package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import io.serai.totesys.TotesysError;
import java.util.LinkedHashMap;
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
  void an_additional_column_is_delivered_and_named() {
    assertThat(ColumnCheck.additional(SourceTable.CURRENCY, found)).containsExactly("Discount");
  }

  @Test
  void a_missing_column_is_drift() {
    found.remove("currency_code");
    assertDrift("column 'currency_code' is missing");
  }

  @Test
  void a_column_that_differs_in_case_is_missing() {
    found.remove("currency_code");
    found.put("Currency_Code", "text");
    assertDrift("column 'currency_code' is missing");
  }

  @Test
  void another_base_type_is_drift() {
    found.put("last_updated", "timestamp with time zone");
    assertDrift("column 'last_updated' is 'timestamp with time zone'");
  }

  @Test
  void a_source_column_with_the_name_of_the_hash_is_drift() {
    found.put("row_hash", "text");
    assertDrift("column 'row_hash'");
  }

  @Test
  void a_table_without_columns_is_missing() {
    found.clear();
    assertDrift("table 'currency': it is missing");
  }

  private void assertDrift(String message) {
    assertThatThrownBy(() -> ColumnCheck.additional(SourceTable.CURRENCY, found))
        .isInstanceOf(SeraiException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((SeraiException) e).code())
        .isEqualTo(TotesysError.SCHEMA_DRIFT);
  }
}
