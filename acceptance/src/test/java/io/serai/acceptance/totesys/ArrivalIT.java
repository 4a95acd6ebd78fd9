package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.acceptance.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that come too early. */
class ArrivalIT extends OverSmallSource {
  private static final String CLOCK = "(clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3)";

  @Test
  @Scenario("T27")
  void a_row_of_the_future_is_loaded_once_and_the_watermark_stays_at_the_sources_clock()
      throws JsonProcessingException {
    source.run(
        """
        INSERT INTO sales_order
        SELECT 200, at, at, 4, 10, 4, 1, 1.00, 3, '2024-11-20', '2024-11-21', 19
        FROM (SELECT %s + interval '10 min') AS stamp(at)"""
            .formatted(CLOCK));

    run();
    run();

    assertThat(warehouse.number("SELECT count(*) FROM fact_sales_order WHERE sales_order_id = 200"))
        .isEqualTo(1);
    String mark =
        JsonMapper.builder()
            .build()
            .readTree(
                space
                    .hub()
                    .one("SELECT value FROM serai.watermark WHERE key = 'extract/sales_order'"))
            .path("lastUpdated")
            .asText();
    assertThat(
            source.rows(
                "SELECT ?::timestamp <= %s, ?::timestamp > '2022-11-03 14:20:52.188'"
                    .formatted(CLOCK),
                mark,
                mark))
        .as("watermark %s", mark)
        .containsExactly("t|t");
  }

  @Test
  @Scenario("T28")
  void a_fact_before_its_dimension_row_gets_a_placeholder_that_the_row_overwrites() {
    source.run(
        """
        INSERT INTO address VALUES (31, '1 New Street', NULL, NULL, 'Latetown', '1000', 'Peru', '1 2', %1$s, %1$s);
        INSERT INTO currency VALUES (7, 'SEK', %1$s, %1$s);
        INSERT INTO sales_order VALUES (300, %1$s, %1$s, 4, 10, 4, 3, 2.00, 7, '2024-11-20', '2024-11-21', 31)"""
            .formatted(CLOCK));
    String location =
        "SELECT city, district, is_placeholder FROM dim_location WHERE location_id = 31";
    String currency =
        "SELECT currency_name, is_placeholder FROM dim_currency WHERE currency_id = 7";
    hub.run("totesys", "load", "{\"tables\":[\"sales_order\"]}");
    List<String> early = warehouse.rows(location);
    early.addAll(warehouse.rows(currency));

    run();

    assertThat(early).containsExactly("Unknown|∅|t", "Unknown|t");
    assertThat(warehouse.rows(location)).containsExactly("Latetown|∅|f");
    assertThat(warehouse.rows(currency)).containsExactly("Swedish Krona|f");
    assertThat(
            warehouse.rows(
                "SELECT units_sold * unit_price FROM current_sales_order WHERE sales_order_id = 300"))
        .containsExactly("6.00");
  }
}
