package io.serai.sandbox.totesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.sandbox.OneSandbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real source taught, and a hub must survive, is in the generated one. */
@ExtendWith(OneSandbox.class)
class GeneratedSourceIT {
  @ParameterizedTest
  @CsvSource({
    "address, 30",
    "counterparty, 20",
    "currency, 3",
    "department, 8",
    "design, 473",
    "staff, 20",
    "payment_type, 4",
    "sales_order, 11187",
    "purchase_order, 4649",
    "transaction, 15836",
    "payment, 15836",
    "_prisma_migrations, 1"
  })
  void each_table_has_as_many_rows_as_the_real_one(String table, String rows) throws Exception {
    assertThat(value("SELECT count(*) FROM \"" + table + "\"")).isEqualTo(rows);
  }

  @Test
  void a_payment_is_quantity_times_price_in_decimal() throws Exception {
    assertThat(
            value(
                """
                SELECT count(*), count(*) FILTER (WHERE payment_amount <> coalesce(
                  s.units_sold * s.unit_price, p.item_quantity * p.item_unit_price))
                FROM payment JOIN transaction t USING (transaction_id)
                LEFT JOIN sales_order s USING (sales_order_id)
                LEFT JOIN purchase_order p USING (purchase_order_id)
                """))
        .isEqualTo("15836|0");
  }

  @Test
  void text_has_what_breaks_careless_programs() throws Exception {
    assertThat(value("SELECT count(*) FROM staff WHERE last_name = 'O''Keefe'")).isEqualTo("1");
    assertThat(
            value(
                "SELECT count(*) FROM address WHERE country = 'Democratic People''s Republic of Korea'"))
        .isEqualTo("1");
    assertThat(
            value("SELECT count(*) > 0 FROM counterparty WHERE counterparty_legal_name LIKE '%,%'"))
        .isEqualTo("t");
    assertThat(value("SELECT count(*) > 0 FROM address WHERE city = '東京'")).isEqualTo("t");
    assertThat(value("SELECT count(*) > 0 FROM address WHERE postal_code LIKE '0%'"))
        .isEqualTo("t");
    assertThat(value("SELECT location FROM department WHERE department_name = 'Dispatch'"))
        .isEqualTo("Leds");
  }

  @Test
  void null_and_empty_text_both_occur() throws Exception {
    assertThat(
            value(
                """
                SELECT count(*) FILTER (WHERE address_line_2 IS NULL), count(*) FILTER (WHERE address_line_2 = ''),
                  count(*) FILTER (WHERE district IS NULL) FROM address
                """))
        .isEqualTo("20|1|14");
  }

  @Test
  void orders_come_in_office_hours_of_working_days_only() throws Exception {
    assertThat(
            value(
                """
                SELECT count(*) FROM (SELECT created_at FROM sales_order UNION ALL SELECT created_at FROM purchase_order) o
                WHERE extract(isodow FROM created_at) > 5 OR created_at::time NOT BETWEEN '08:00' AND '18:59:59.999'
                """))
        .isEqualTo("0");
    assertThat(value("SELECT min(created_at)::date, max(created_at)::date FROM sales_order"))
        .isEqualTo("2022-11-03|2024-11-15");
    assertThat(value("SELECT count(*) FROM sales_order WHERE created_at::date = '2024-02-29'"))
        .isEqualTo("21");
  }

  @Test
  void some_ids_run_against_the_time() throws Exception {
    assertThat(
            value(
                """
                SELECT count(*) BETWEEN 1 AND 20 FROM (
                  SELECT created_at < lag(created_at) OVER (ORDER BY sales_order_id) AS earlier FROM sales_order) o
                WHERE earlier
                """))
        .isEqualTo("t");
  }

  @Test
  void the_pay_job_pays_what_is_due_on_working_days_and_never_catches_up() throws Exception {
    assertThat(
            value(
                """
                SELECT count(*) FILTER (WHERE paid AND (last_updated::date <> payment_date::date
                    OR last_updated::time NOT BETWEEN '07:55' AND '07:55:59.999')),
                  count(*) FILTER (WHERE paid AND extract(isodow FROM payment_date::date) > 5),
                  count(*) FILTER (WHERE NOT paid AND last_updated <> created_at),
                  count(*) FILTER (WHERE paid) BETWEEN 9000 AND 10500
                FROM payment
                """))
        .isEqualTo("0|0|0|t");
  }

  @Test
  void many_payments_share_a_millisecond() throws Exception {
    assertThat(
            value(
                """
                SELECT max(n) BETWEEN 25 AND 45, count(*) FILTER (WHERE n > 1) > 500
                FROM (SELECT count(*) AS n FROM payment GROUP BY last_updated) g
                """))
        .isEqualTo("t|t");
  }

  @Test
  void nothing_but_a_payment_was_ever_updated() throws Exception {
    assertThat(
            value(
                """
                SELECT (SELECT count(*) FROM sales_order WHERE created_at <> last_updated)
                  + (SELECT count(*) FROM purchase_order WHERE created_at <> last_updated)
                  + (SELECT count(*) FROM transaction WHERE created_at <> last_updated)
                """))
        .isEqualTo("0");
  }

  @Test
  void every_row_finds_its_parents_though_loading_did_not_check() throws Exception {
    assertThat(
            value(
                """
                SELECT count(*) FROM sales_order s
                LEFT JOIN design d ON d.design_id = s.design_id AND d.created_at < s.created_at
                LEFT JOIN staff USING (staff_id) LEFT JOIN counterparty c USING (counterparty_id)
                LEFT JOIN currency USING (currency_id) LEFT JOIN address a ON a.address_id = s.agreed_delivery_location_id
                WHERE d.design_id IS NULL OR last_name IS NULL OR c.legal_address_id IS NULL
                  OR currency_code IS NULL OR a.city IS NULL
                """))
        .isEqualTo("0");
  }

  @Test
  void each_member_of_staff_has_orders_and_a_design_has_none() throws Exception {
    assertThat(value("SELECT count(DISTINCT staff_id) FROM sales_order")).isEqualTo("20");
    assertThat(value("SELECT count(*) FROM sales_order WHERE design_id = 379")).isEqualTo("0");
  }

  @Test
  void the_next_id_follows_the_largest() throws Exception {
    assertThat(value("SELECT nextval(pg_get_serial_sequence('payment', 'payment_id'))"))
        .isEqualTo("15837");
  }

  @Test
  void a_parent_in_use_cannot_be_deleted() {
    assertThatThrownBy(() -> execute("DELETE FROM staff WHERE staff_id = 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("sales_order_staff_id_fkey");
  }

  @Test
  void a_row_without_last_updated_is_refused_for_nothing_sets_it() {
    assertThatThrownBy(() -> execute("INSERT INTO currency (currency_code) VALUES ('JPY')"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("last_updated");
  }

  private static String value(String sql) throws SQLException {
    return OneSandbox.value(OneSandbox.totesys(), sql);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = OneSandbox.totesys().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
