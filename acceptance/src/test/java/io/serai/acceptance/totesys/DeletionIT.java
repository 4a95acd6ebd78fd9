package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no watermark can see shows when the large tables are compared. */
class DeletionIT extends OverSmallSource {
  private static final String COMPARE = "{\"stage\":\"reconcile\"}";

  @Test
  @Scenario("T9")
  void a_deleted_order_leaves_a_tombstone_and_its_transaction_without_an_order() {
    // why: a later order, so that the watermarks have left the deleted one behind
    order(9, "2022-11-03 15:00:00", "2022-11-03 15:00:00", "1.00", "2022-11-10");
    source.run(
        "INSERT INTO transaction VALUES (9, 'SALE', 9, NULL, '2022-11-03 15:00:00', '2022-11-03 15:00:00')");
    run();
    List<String> history = history(3);
    source.run("DELETE FROM sales_order WHERE sales_order_id = 3");
    assertThat(run().stage("load").written()).as("no watermark sees a deletion").isZero();

    Chain chain = compare();

    assertThat(chain.stage("reconcile").written()).as("the order, its transaction").isEqualTo(2);
    assertThat(history(3)).startsWith(history.toArray(String[]::new)).hasSize(2);
    assertThat(history(3).get(1))
        .as("the last state, ended")
        .isEqualTo(history.get(0).replaceFirst("f$", "t"));
    assertThat(
            warehouse.one(
                """
                SELECT (last_updated_date + last_updated_time)::timestamp(3) FROM fact_sales_order
                WHERE is_deleted AND sales_order_id = 3"""))
        .isEqualTo(
            space
                .hub()
                .one(
                    "SELECT (scheduled_for AT TIME ZONE 'UTC')::timestamp(3) FROM serai.run WHERE id = ?",
                    chain.stage("reconcile").id()));
    assertThat(warehouse.rows("SELECT 1 FROM current_sales_order WHERE sales_order_id = 3"))
        .isEmpty();
    assertThat(
            warehouse.rows(
                "SELECT transaction_type, sales_order_id, is_active FROM dim_transaction WHERE"
                    + " transaction_id = 3"))
        .containsExactly("SALE|∅|t");
    assertThat(warehouse.rows("SELECT paid FROM current_payment WHERE transaction_id = 3"))
        .as("facts that refer to it stay")
        .containsExactly("f");
    assertThat(compare().stage("reconcile").written()).isZero();
  }

  @Test
  void a_silent_change_of_a_large_table_is_a_new_version() {
    source.run("UPDATE purchase_order SET item_quantity = 7 WHERE purchase_order_id = 1");
    source.run("UPDATE purchase_order SET item_quantity = 371 WHERE purchase_order_id = 1");
    source.run("UPDATE purchase_order SET item_quantity = 8 WHERE purchase_order_id = 1");
    compare();
    source.run("UPDATE purchase_order SET item_quantity = 371 WHERE purchase_order_id = 1");

    compare();

    assertThat(
            warehouse.rows(
                "SELECT item_quantity FROM fact_purchase_order ORDER BY purchase_record_id"))
        .as("changed, and changed back, under one last_updated")
        .containsExactly("371", "8", "371");
    assertThat(warehouse.one("SELECT item_quantity FROM current_purchase_order")).isEqualTo("371");
  }

  /** Compares all large tables, and brings what was found to the warehouse. */
  private Chain compare() {
    Chain chain = hub.run("totesys", "load", COMPARE);
    assertThat(chain.runs())
        .extracting(r -> r.stage())
        .containsExactly("reconcile", "transform", "load");
    assertThat(chain.statuses()).as(chain.errors()).containsOnly("SUCCEEDED");
    return chain;
  }

  /** All that is known of an order, but for its stamps. */
  private List<String> history(int order) {
    return warehouse.rows(
        """
        SELECT created_date, created_time, sales_staff_id, counterparty_id, units_sold, unit_price, currency_id, design_id,
          agreed_payment_date, agreed_delivery_date, agreed_delivery_location_id, row_hash, is_deleted
        FROM fact_sales_order WHERE sales_order_id = ? ORDER BY sales_record_id""",
        order);
  }
}
