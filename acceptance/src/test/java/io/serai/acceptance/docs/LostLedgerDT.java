package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says of the hub's database is lost. */
class LostLedgerDT {
  @Test
  void an_empty_ledger_loads_nothing_twice() {
    Space space = Space.small();
    List<String> rows;
    try (TestHub hub = TestHub.start(space)) {
      hub.totesys();
      space.source().run("UPDATE currency SET currency_code = 'JPY' WHERE currency_id = 3");
      hub.totesys();
      rows = rows(space.warehouse());
    }
    space.hub().run("DROP SCHEMA serai CASCADE");

    try (TestHub hub = TestHub.start(space)) {
      Chain again = hub.totesys();

      assertThat(again.statuses()).as(again.errors()).containsOnly("SUCCEEDED");
      assertThat(again.stage("load").written()).isZero();
    }
    assertThat(rows(space.warehouse())).isEqualTo(rows);
  }

  private static List<String> rows(Database warehouse) {
    return warehouse.rows(
        "SELECT 'sales', count(*), sum(units_sold * unit_price) FROM fact_sales_order"
            + " UNION ALL SELECT 'purchases', count(*), sum(item_quantity) FROM fact_purchase_order"
            + " UNION ALL SELECT 'payments', count(*), sum(payment_amount) FROM fact_payment"
            + " UNION ALL SELECT currency_name, currency_id, 1 FROM dim_currency ORDER BY 1");
  }
}
