package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As {@link FaultPointIT}, while source and warehouse are compared. */
public class ComparisonFaultIT {
  public static final List<String> POINTS =
      List.of(
          "totesys.reconcile.after-read",
          "totesys.reconcile.after-write",
          "totesys.reconcile.after-manifest",
          "totesys.reconcile.after-ledger");

  private static final String COMPARE = "{\"stage\":\"reconcile\"}";

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @Test
  void comparisons_that_break_lose_and_double_nothing() {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      for (int i = 0; i < POINTS.size(); i++) {
        space.source().run(order(100 + i));
      }
      hub.totesys();
      for (int i = 0; i < POINTS.size(); i++) {
        space.source().run("DELETE FROM sales_order WHERE sales_order_id = 100 + " + i);
        space.source().run("UPDATE purchase_order SET item_quantity = 100 + " + i);
        FaultPointIT.breaksAt(hub, POINTS.get(i), 1, COMPARE);

        Chain next = hub.run("totesys", "load", COMPARE);

        assertThat(next.statuses()).as(next.errors()).containsOnly("SUCCEEDED");
      }

      assertThat(
              space
                  .warehouse()
                  .rows(
                      """
                      SELECT sales_order_id, count(*), count(*) FILTER (WHERE is_deleted) FROM fact_sales_order
                      WHERE sales_order_id >= 100 GROUP BY 1 ORDER BY 1"""))
          .containsExactly("100|2|1", "101|2|1", "102|2|1", "103|2|1");
      assertThat(
              space.warehouse().rows("SELECT sales_order_id FROM current_sales_order ORDER BY 1"))
          .containsExactly("2", "3");
      assertThat(
              space
                  .warehouse()
                  .rows("SELECT item_quantity FROM fact_purchase_order ORDER BY run_id"))
          .containsExactly("371", "100", "101", "102", "103");
      FaultPointIT.closedHonestly(space.hub());
    }
  }

  private static String order(int id) {
    return """
    INSERT INTO sales_order SELECT %d, created_at, last_updated, design_id, staff_id, counterparty_id,
      units_sold, unit_price, currency_id, agreed_delivery_date, agreed_payment_date, agreed_delivery_location_id
    FROM sales_order WHERE sales_order_id = 2;\
    """
        .formatted(id);
  }
}
