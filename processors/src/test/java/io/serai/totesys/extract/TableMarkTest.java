package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.serai.totesys.SourceTable;
import org.junit.jupiter.api.Test;

class TableMarkTest {
  @Test
  void the_value_is_the_json_of_the_contract() {
    TableMark mark = new TableMark("2022-11-03 14:20:52.186", null, "manifests/m.json", "R1");
    assertThat(mark.encode())
        .isEqualTo(
            "{\"lastUpdated\":\"2022-11-03 14:20:52.186\",\"content\":null,"
                + "\"manifest\":\"manifests/m.json\",\"full\":\"R1\"}");
    assertThat(TableMark.decode(mark.encode())).isEqualTo(mark);
    assertThat(TableMark.key(SourceTable.SALES_ORDER)).isEqualTo("extract/sales_order");
  }

  @Test
  void something_else_is_an_error_and_not_a_first_run() {
    assertThatIllegalStateException().isThrownBy(() -> TableMark.decode("2022-11-03"));
  }
}
