package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.hub.ledger.RunQueries.RejectedView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money is decimal from end to end: exact, or refused. */
class MoneyIT extends OverSmallSource {
  private static final String STAMP = "2024-11-18 07:55:00";

  /** why: without a scale, stored rows keep their text, so they do not become new versions. */
  @BeforeAll
  void widen() {
    source.run(
        """
        ALTER TABLE sales_order ALTER unit_price TYPE numeric;
        ALTER TABLE purchase_order ALTER item_unit_price TYPE numeric(12,2)""");
  }

  @Test
  @Scenario("T16")
  void a_product_that_breaks_in_binary_is_exact() {
    String revenue =
        warehouse.one(
            "SELECT units_sold * unit_price FROM current_sales_order WHERE sales_order_id = 3");

    assertThat(revenue).isEqualTo("191591.49");
    assertThat(
            warehouse.one(
                """
                SELECT string_agg(DISTINCT table_name || '.' || column_name, ', ') FROM information_schema.columns
                WHERE table_schema = 'public' AND data_type IN ('real', 'double precision')"""))
        .as("columns of binary floating point")
        .isEqualTo("∅");
  }

  @Test
  @Scenario("T16")
  void an_amount_that_does_not_fit_is_refused_and_reported_and_the_rest_loads() {
    source.run(
        """
        INSERT INTO purchase_order VALUES
          (101, '%1$s', '%1$s', 13, 1, 'A', 1, 123456789.00, 2, '2024-11-20', '2024-11-21', 15),
          (102, '%1$s', '%1$s', 13, 1, 'B', 1, 99999999.99, 2, '2024-11-20', '2024-11-21', 15)"""
            .formatted(STAMP));

    Chain chain = run();

    assertThat(chain.stage("transform").rejected()).isEqualTo(1);
    assertThat(hub.hub().parts().runs().rejected(chain.stage("transform").id(), 10))
        .extracting(RejectedView::position, RejectedView::reason)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                "purchase_order_id=101",
                "item_unit_price '123456789.00' does not fit NUMERIC(10,2)"));
    assertThat(
            space
                .hub()
                .rows(
                    "SELECT flow, stage, kind, detail FROM serai.alarm WHERE run_id = ?",
                    chain.stage("transform").id()))
        .containsExactly("totesys|transform|rejects|1 rows were rejected");
    assertThat(
            warehouse.rows(
                """
                SELECT purchase_order_id, item_unit_price FROM current_purchase_order
                WHERE purchase_order_id > 100"""))
        .containsExactly("102|99999999.99");
  }

  @Test
  @Scenario("T16")
  void decimals_beyond_the_cent_are_refused_and_never_rounded() {
    order(201, STAMP, STAMP, "0.005", "2024-11-20");
    order(202, STAMP, STAMP, "2.9149999999999999", "2024-11-20");
    order(203, STAMP, STAMP, "'NaN'", "2024-11-20");
    order(204, STAMP, STAMP, "-0.01", "2024-11-20");
    order(205, STAMP, STAMP, "7.5000", "2024-11-20");

    Chain chain = run();

    assertThat(hub.hub().parts().runs().rejected(chain.stage("transform").id(), 10))
        .extracting(RejectedView::reason)
        .containsExactlyInAnyOrder(
            "unit_price '0.005' has more than 2 decimals",
            "unit_price '2.9149999999999999' has more than 2 decimals",
            "unit_price 'NaN' is not a number");
    assertThat(
            warehouse.rows(
                """
                SELECT sales_order_id, unit_price FROM current_sales_order
                WHERE sales_order_id > 200 ORDER BY 1"""))
        .containsExactly("204|-0.01", "205|7.50");
  }

  @Test
  void an_alarm_is_cleared_by_the_next_run_without_refused_rows() {
    order(301, STAMP, STAMP, "0.001", "2024-11-20");
    run();

    run();

    assertThat(space.hub().number("SELECT count(*) FROM serai.alarm WHERE cleared_at IS NULL"))
        .isZero();
  }
}
