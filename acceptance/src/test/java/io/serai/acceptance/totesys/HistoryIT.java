package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import org.junit.jupiter.api.Test;

/** Facts keep every version that a run saw; the current views show the latest. */
class HistoryIT extends OverSmallSource {
  @Test
  @Scenario("T3")
  void a_payment_that_was_paid_has_both_states_and_one_amount() {
    source.run(
        "UPDATE payment SET paid = true, last_updated = '2024-11-18 07:55:11.000' WHERE payment_id = 2");

    run();

    assertThat(
            warehouse.rows(
                """
                SELECT paid, payment_amount, last_updated_date, last_updated_time
                FROM fact_payment WHERE payment_id = 2 ORDER BY payment_record_id"""))
        .containsExactly("f|552549.54|2022-11-03|14:20:52.186", "t|552549.54|2024-11-18|07:55:11");
    assertThat(
            warehouse.rows("SELECT paid, payment_amount FROM current_payment WHERE payment_id = 2"))
        .containsExactly("t|552549.54");
  }

  @Test
  @Scenario("T4")
  void a_changed_order_shows_its_new_revenue_and_keeps_its_history() {
    source.run(
        "UPDATE sales_order SET units_sold = 70000, last_updated = '2024-11-18 07:56:00' WHERE sales_order_id = 3");

    run();

    assertThat(
            warehouse.rows(
                """
                SELECT units_sold, unit_price, units_sold * unit_price
                FROM current_sales_order WHERE sales_order_id = 3"""))
        .containsExactly("70000|2.91|203700.00");
    assertThat(
            warehouse.rows(
                """
                SELECT units_sold FROM fact_sales_order WHERE sales_order_id = 3
                ORDER BY last_updated_date, last_updated_time"""))
        .containsExactly("65839", "70000");
    assertThat(
            warehouse.one(
                """
                SELECT units_sold FROM fact_sales_order WHERE sales_order_id = 3
                  AND last_updated_date + last_updated_time <= TIMESTAMP '2024-06-01 00:00:00'"""))
        .isEqualTo("65839");
  }

  @Test
  @Scenario("T6")
  void of_two_updates_between_two_runs_the_last_one_is_captured() {
    source.run(
        "UPDATE sales_order SET units_sold = 1, last_updated = '2024-11-18 07:56:01' WHERE sales_order_id = 2");
    source.run(
        "UPDATE sales_order SET units_sold = 2, last_updated = '2024-11-18 07:56:02' WHERE sales_order_id = 2");

    run();

    assertThat(
            warehouse.rows(
                "SELECT units_sold FROM fact_sales_order WHERE sales_order_id = 2 ORDER BY sales_record_id"))
        .containsExactly("140241", "2");
  }

  @Test
  @Scenario("T6")
  void rows_of_one_millisecond_are_all_captured_whichever_run_sees_them() {
    orders(1000, 20, "2024-11-18 07:57:00.123");
    run();
    orders(1020, 17, "2024-11-18 07:57:00.123");

    run();

    assertThat(
            warehouse.rows(
                """
                SELECT count(*), count(DISTINCT sales_order_id) FROM fact_sales_order
                WHERE sales_order_id BETWEEN 1000 AND 1036 AND last_updated_time = '07:57:00.123'"""))
        .containsExactly("37|37");
  }

  @Test
  @Scenario("T7")
  void a_row_that_was_committed_late_is_captured_once() {
    orders(2000, 1, "2024-11-18 07:58:00");
    run();
    orders(2001, 1, "2024-11-18 07:55:00");

    run();
    run();

    assertThat(
            warehouse.number("SELECT count(*) FROM fact_sales_order WHERE sales_order_id = 2001"))
        .isEqualTo(1);
  }

  private void orders(int first, int count, String stamp) {
    source.run(
        """
        INSERT INTO sales_order
        SELECT %d + i, '%s', '%s', 4, 10, 4, 10 + i, 1.25, 1, '2024-11-20', '2024-11-21', 19
        FROM generate_series(0, %d) AS i"""
            .formatted(first, stamp, stamp, count - 1));
  }
}
