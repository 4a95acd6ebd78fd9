package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says to do when the hub's database is lost. */
class LostLedgerDT {
  private static final String REPAIR =
      new Markdown(Project.text(Path.of("docs/operations.md")))
          .fences().stream()
              .filter(f -> f.contains("UPDATE serai.lease"))
              .findFirst()
              .orElseThrow();

  @Test
  void an_empty_ledger_loads_nothing_twice_once_it_has_the_warehouses_token() {
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
      Chain refused = hub.totesys();
      String token = space.warehouse().one("SELECT max(token) FROM serai_load");
      space.hub().run(REPAIR.replace("4711", token));
      Chain repaired = hub.totesys();

      assertThat(refused.stage("load").error()).contains("SERAI-2008");
      assertThat(repaired.stage("load").status()).as(repaired.errors()).isEqualTo("SUCCEEDED");
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
