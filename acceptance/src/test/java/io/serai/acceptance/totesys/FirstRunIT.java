package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first run over generated data; the source itself says what must come out. */
@TestInstance(Lifecycle.PER_CLASS)
class FirstRunIT {
  private final Space space = Space.generated();
  private final TestHub hub = TestHub.start(space);
  private final Database source = space.source();
  private final Database warehouse = space.warehouse();
  private Chain first;

  @BeforeAll
  void first_run() {
    first = hub.totesys();
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  @Scenario("T1")
  void every_row_is_accounted_for_in_every_stage() {
    long all = 0;
    for (String table :
        List.of(
            "address",
            "counterparty",
            "currency",
            "department",
            "design",
            "staff",
            "payment_type",
            "sales_order",
            "purchase_order",
            "\"transaction\"",
            "payment")) {
      all += source.number("SELECT count(*) FROM " + table);
    }
    long departments = source.number("SELECT count(*) FROM department");

    var extract = first.stage("extract");
    var transform = first.stage("transform");
    var load = first.stage("load");

    assertThat(first.statuses())
        .as(first.errors())
        .containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
    assertThat(List.of(extract.read(), extract.written())).containsExactly(all, all);
    assertThat(List.of(transform.read(), transform.written(), transform.skipped()))
        .containsExactly(all, all - departments, departments);
    assertThat(List.of(load.read(), load.written(), load.skipped()))
        .containsExactly(all - departments, all - departments, 0L);
  }

  /**
   * What is read, and the same question to each side: columns of the star in the source's words.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
      dim_currency;    currency_id, currency_code;    currency
      dim_design;      design_id, design_name, file_location, file_name; design
      dim_location;    location_id, address_line_1, address_line_2, district, city, postal_code, country, phone; (SELECT *, address_id AS location_id FROM address) AS a
      dim_payment_type; payment_type_id, payment_type_name; payment_type
      dim_transaction; transaction_id, transaction_type, sales_order_id, purchase_order_id; "transaction"
      dim_staff;       staff_id, first_name, last_name, department_name, location, email_address; staff JOIN department USING (department_id)
      dim_counterparty; counterparty_id, counterparty_legal_name, counterparty_legal_address_line_1, counterparty_legal_address_line_2, counterparty_legal_district, counterparty_legal_city, counterparty_legal_postal_code, counterparty_legal_country, counterparty_legal_phone_number; (SELECT c.*, address_line_1 AS counterparty_legal_address_line_1, address_line_2 AS counterparty_legal_address_line_2, district AS counterparty_legal_district, city AS counterparty_legal_city, postal_code AS counterparty_legal_postal_code, country AS counterparty_legal_country, phone AS counterparty_legal_phone_number FROM counterparty AS c JOIN address ON address_id = legal_address_id) AS c
      """)
  @Scenario("T1")
  void a_dimension_holds_what_the_source_holds(String target, String columns, String from) {
    same(
        "SELECT %s FROM %s ORDER BY 1".formatted(columns, from),
        "SELECT %s FROM %s WHERE is_active AND NOT is_placeholder ORDER BY 1"
            .formatted(columns, target));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
      sales_order;    sales_order_id, staff_id, counterparty_id, units_sold, unit_price, currency_id, design_id, agreed_payment_date, agreed_delivery_date, agreed_delivery_location_id
      purchase_order; purchase_order_id, staff_id, counterparty_id, item_code, item_quantity, item_unit_price, currency_id, agreed_delivery_date, agreed_payment_date, agreed_delivery_location_id
      payment;        payment_id, transaction_id, counterparty_id, payment_amount, currency_id, payment_type_id, paid, payment_date
      """)
  @Scenario("T1")
  void a_fact_holds_every_row_of_the_source_once(String table, String columns) {
    String star =
        table.equals("sales_order") ? columns.replace("staff_id", "sales_staff_id") : columns;

    same(
        "SELECT created_at::date, created_at::time, last_updated::date, last_updated::time, %s FROM %s ORDER BY 5"
            .formatted(columns, table),
        "SELECT created_date, created_time, last_updated_date, last_updated_time, %s FROM fact_%s ORDER BY 5"
            .formatted(star, table));
  }

  /** The reports of the dashboard; money is summed within one currency, never across. */
  @ParameterizedTest(name = "revenue by {0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
      currency;     1;                1
      item;         design_name;      design_name
      staff;        s.staff_id || first_name || last_name; s.staff_id || first_name || last_name
      office;       d.location;       s.location
      country;      a.country;        a.country
      day;          to_char(o.created_at, 'FMDay');   t.day_name
      month;        to_char(o.created_at, 'FMMonth'); t.month_name
      quarter;      extract(quarter FROM o.created_at)::int; t.quarter
      date;         o.created_at::date; t.date_id
      """)
  @Scenario("T1")
  void revenue_and_orders_are_the_sources(String wish, String sourceGroup, String starGroup) {
    String report =
        """
        SELECT currency_code, %s AS wish, count(*), sum(units_sold * unit_price) FROM %s
        GROUP BY 1, 2 ORDER BY 1, 2""";

    same(
        report.formatted(
            sourceGroup,
            """
            sales_order AS o JOIN currency USING (currency_id) JOIN design USING (design_id)
            JOIN staff AS s USING (staff_id) JOIN department AS d USING (department_id)
            JOIN address AS a ON a.address_id = o.agreed_delivery_location_id"""),
        report.formatted(
            starGroup,
            """
            current_sales_order AS o JOIN dim_currency USING (currency_id) JOIN dim_design USING (design_id)
            JOIN dim_staff AS s ON s.staff_id = o.sales_staff_id
            JOIN dim_location AS a ON a.location_id = o.agreed_delivery_location_id
            JOIN dim_date AS t ON t.date_id = o.created_date"""));
  }

  @Test
  @Scenario("T1")
  void revenue_by_sale_and_purchases_and_payments_are_the_sources() {
    same(
        "SELECT sales_order_id, units_sold * unit_price FROM sales_order ORDER BY 1",
        "SELECT sales_order_id, units_sold * unit_price FROM current_sales_order ORDER BY 1");
    same(
        "SELECT currency_id, count(*), sum(item_quantity * item_unit_price) FROM purchase_order GROUP BY 1 ORDER BY 1",
        "SELECT currency_id, count(*), sum(item_quantity * item_unit_price) FROM current_purchase_order GROUP BY 1 ORDER BY 1");
    same(
        "SELECT currency_id, paid, count(*), sum(payment_amount) FROM payment GROUP BY 1, 2 ORDER BY 1, 2",
        "SELECT currency_id, paid, count(*), sum(payment_amount) FROM current_payment GROUP BY 1, 2 ORDER BY 1, 2");
  }

  @Test
  @Scenario("T1")
  void the_calendar_covers_its_base_range_and_every_date_a_fact_refers_to() {
    assertThat(
            warehouse.number(
                "SELECT count(*) FROM dim_date WHERE date_id BETWEEN '2020-01-01' AND '2030-01-01'"))
        .isEqualTo(3654);
    assertThat(warehouse.number("SELECT count(*) FROM dim_date WHERE is_placeholder")).isZero();
  }

  private void same(String ofSource, String ofWarehouse) {
    List<String> expected = source.rows(ofSource);
    assertThat(expected).isNotEmpty();
    assertThat(warehouse.rows(ofWarehouse)).isEqualTo(expected);
  }
}
