package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import io.serai.hub.ledger.RunQueries.RejectedView;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Dates and times, on a machine at the far end of the world. */
class DatesIT extends OverSmallSource {
  private static final TimeZone HOME = goFarAway();
  private static final String STAMP = "2024-11-18 07:55:00";

  /** Before the hub starts: it must not ask the machine's zone for anything. */
  private static TimeZone goFarAway() {
    TimeZone home = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    return home;
  }

  @AfterAll
  static void come_home() {
    TimeZone.setDefault(HOME);
  }

  @Test
  @Scenario("T17")
  void the_last_millisecond_of_a_leap_day_stays_on_that_day() {
    order(100, "2024-02-29 23:59:59.999", STAMP, "1.00", "2024-03-01");

    run();

    assertThat(
            warehouse.rows(
                """
                SELECT created_date, created_time, last_updated_date, last_updated_time, day, day_of_week, quarter
                FROM current_sales_order JOIN dim_date ON date_id = created_date
                WHERE sales_order_id = 100"""))
        .containsExactly("2024-02-29|23:59:59.999|2024-11-18|07:55:00|29|4|1");
  }

  @Test
  void the_first_and_the_last_moment_of_a_day_are_not_shifted() {
    order(101, "2024-03-31 00:00:00", STAMP, "1.00", "2024-04-01");
    order(102, "2024-03-31 02:30:00.001", STAMP, "1.00", "2024-04-01");
    order(103, "1970-01-01 00:00:00", STAMP, "1.00", "2024-04-01");

    run();

    assertThat(
            warehouse.rows(
                """
                SELECT created_date, created_time FROM current_sales_order
                WHERE sales_order_id BETWEEN 101 AND 103 ORDER BY sales_order_id"""))
        .containsExactly("2024-03-31|00:00:00", "2024-03-31|02:30:00.001", "1970-01-01|00:00:00");
  }

  @Test
  @Scenario("T18")
  void the_calendar_is_iso_and_knows_its_leap_days() {
    String days = "SELECT date_id, day_of_week, day_name, month_name, quarter FROM dim_date ";

    var picked =
        warehouse.rows(
            days + "WHERE date_id IN ('2020-01-01', '2023-12-31', '2030-01-01') ORDER BY 1");

    assertThat(picked)
        .containsExactly(
            "2020-01-01|3|Wednesday|January|1",
            "2023-12-31|7|Sunday|December|4",
            "2030-01-01|2|Tuesday|January|1");
    assertThat(
            warehouse.rows(
                """
                SELECT date_id FROM dim_date WHERE month = 2 AND day = 29
                  AND date_id BETWEEN '2020-01-01' AND '2030-01-01' ORDER BY 1"""))
        .containsExactly("2020-02-29", "2024-02-29", "2028-02-29");
    assertThat(
            warehouse.one(
                "SELECT count(*) FROM dim_date WHERE date_id BETWEEN '2020-01-01' AND '2030-01-01'"))
        .isEqualTo("3654");
  }

  @Test
  @Scenario("T19")
  void a_date_beyond_the_calendar_extends_it_by_whole_years() {
    order(110, STAMP, STAMP, "1.00", "2031-02-01");

    run();

    assertThat(
            warehouse.rows(
                """
                SELECT agreed_delivery_date, day_name, quarter, is_placeholder
                FROM current_sales_order JOIN dim_date ON date_id = agreed_delivery_date
                WHERE sales_order_id = 110"""))
        .containsExactly("2031-02-01|Saturday|1|f");
    assertThat(
            warehouse.one(
                "SELECT count(*) FROM dim_date WHERE date_id BETWEEN '2030-01-01' AND '2032-12-31'"))
        .isEqualTo("1096");
  }

  @Test
  @Scenario("T19")
  void text_that_is_no_date_is_refused_with_its_reason_and_other_rows_load() {
    order(120, STAMP, STAMP, "1.00", "tomorrow");
    order(121, STAMP, STAMP, "1.00", "");
    order(122, STAMP, STAMP, "1.00", "2023-02-29");
    order(123, STAMP, STAMP, "1.00", "2024-1-5");
    order(124, STAMP, STAMP, "1.00", "2999-01-01");
    order(125, STAMP, STAMP, "1.00", "2024-11-20");

    Chain chain = run();

    assertThat(hub.hub().parts().runs().rejected(chain.stage("transform").id(), 10))
        .extracting(view -> view.position() + ": " + view.reason())
        .containsExactlyInAnyOrder(
            "sales_order_id=120: agreed_delivery_date 'tomorrow' is not a date (YYYY-MM-DD)",
            "sales_order_id=121: agreed_delivery_date '' is not a date (YYYY-MM-DD)",
            "sales_order_id=122: agreed_delivery_date '2023-02-29' is not a date (YYYY-MM-DD)",
            "sales_order_id=123: agreed_delivery_date '2024-1-5' is not a date (YYYY-MM-DD)",
            "sales_order_id=124: agreed_delivery_date '2999-01-01' is outside 1970-01-01 to 2100-01-01");
    assertThat(hub.hub().parts().runs().rejected(chain.stage("transform").id(), 10))
        .extracting(RejectedView::source)
        .allMatch(part -> part.startsWith("ingested/sales_order/") && part.endsWith(".csv"));
    assertThat(
            warehouse.rows(
                "SELECT sales_order_id FROM current_sales_order WHERE sales_order_id BETWEEN 120 AND 129"))
        .containsExactly("125");
  }
}
