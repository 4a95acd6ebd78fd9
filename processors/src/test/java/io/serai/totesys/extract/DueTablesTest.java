package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.ErrorCode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import io.serai.totesys.TotesysError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTablesTest {
  @Test
  void a_comparison_takes_the_tables_that_no_run_reads_whole() {
    assertThat(DueTables.due("reconcile", Map.of()))
        .containsExactly(
            SourceTable.PAYMENT,
            SourceTable.TRANSACTION,
            SourceTable.SALES_ORDER,
            SourceTable.PURCHASE_ORDER);
  }

  @Test
  void all_tables_are_due_children_before_parents() {
    assertThat(DueTables.due("extract", Map.of())).containsExactly(SourceTable.values());
  }

  @Test
  void named_tables_are_due_once_and_in_the_same_order() {
    assertThat(DueTables.due("extract", Map.of("tables", List.of("address", "payment", "address"))))
        .containsExactly(SourceTable.PAYMENT, SourceTable.ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_prisma_migrations", "staff; drop table staff;", "STAFF", "", "pg_class"})
  void a_name_off_the_list_is_refused(String name) {
    assertCode(Map.of("tables", List.of("staff", name)), TotesysError.UNKNOWN_TABLE);
  }

  @Test
  void anything_but_a_list_is_refused() {
    assertCode(Map.of("tables", "staff"), HubError.BAD_PAYLOAD);
  }

  private static void assertCode(Map<String, Object> payload, ErrorCode code) {
    assertThatThrownBy(() -> DueTables.due("extract", payload))
        .isInstanceOf(SeraiException.class)
        .extracting(e -> ((SeraiException) e).code())
        .isEqualTo(code);
  }
}
