package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text arrives as it was written. */
class TextIT extends OverSmallSource {
  private static final String STAMP = "TIMESTAMP '2024-11-18 07:55:00'";

  private static final List<String> TEXTS =
      List.of(
          "O'Keefe",
          "Robert'); DROP TABLE dim_staff;--",
          "Zoë 东京 😀",
          "a \"quoted\" word, a comma",
          "two\nlines",
          "two\r\nlines of another system",
          "back\\slash \\N \\. tab\t",
          " spaces around ",
          "\"",
          "NA",
          "null",
          "{brace} ${simple} {{property}} %s",
          "\uFEFFfirst a byte order mark",
          "x".repeat(100_000));

  @Test
  @Scenario("T15")
  void text_is_stored_exactly_in_dimensions_and_facts() {
    for (int i = 0; i < TEXTS.size(); i++) {
      write(1000 + i, TEXTS.get(i));
    }

    run();

    List<String> newestFirst = new ArrayList<>(TEXTS);
    Collections.reverse(newestFirst);
    for (String column :
        List.of(
            "first_name FROM dim_staff ORDER BY staff_id",
            "design_name FROM dim_design ORDER BY design_id",
            "city FROM dim_location ORDER BY location_id",
            "counterparty_legal_name FROM dim_counterparty ORDER BY counterparty_id",
            "counterparty_legal_city FROM dim_counterparty ORDER BY counterparty_id",
            "item_code FROM current_purchase_order ORDER BY purchase_order_id")) {
      assertThat(warehouse.rows("SELECT " + column + " DESC LIMIT " + TEXTS.size()))
          .as(column)
          .containsExactlyElementsOf(newestFirst);
    }
  }

  @Test
  void a_row_too_long_to_be_remodelled_is_refused_and_the_rest_loads() {
    write(900, "y".repeat(2_500_000));
    write(901, "short");

    Chain chain = run();

    assertThat(hub.hub().parts().runs().rejected(chain.stage("extract").id(), 10))
        .extracting(row -> row.position() + ": " + row.reason())
        .containsExactlyInAnyOrder(
            "address_id=900: the row is longer than 1000000 bytes",
            "counterparty_id=900: the row is longer than 1000000 bytes",
            "design_id=900: the row is longer than 1000000 bytes",
            "purchase_order_id=900: the row is longer than 1000000 bytes",
            "staff_id=900: the row is longer than 1000000 bytes");
    assertThat(
            warehouse.rows(
                "SELECT item_code, staff_id FROM current_purchase_order WHERE purchase_order_id BETWEEN 900 AND 999"))
        .containsExactly("short|901");
    assertThat(warehouse.number("SELECT count(*) FROM dim_staff WHERE NOT is_active")).isZero();
  }

  /** A row of every table with free text, its text bound. */
  private void write(int id, String text) {
    source.write(
        "INSERT INTO staff VALUES (?, ?, '', 2, '', %1$s, %1$s)".formatted(STAMP), id, text);
    source.write(
        "INSERT INTO design VALUES (?, %1$s, ?, '/', '', %1$s)".formatted(STAMP), id, text);
    source.write(
        "INSERT INTO address VALUES (?, '', '', '', ?, '', '', '', %1$s, %1$s)".formatted(STAMP),
        id,
        text);
    source.write(
        "INSERT INTO counterparty VALUES (?, ?, %2$d, '', '', %1$s, %1$s)".formatted(STAMP, id),
        id,
        text);
    source.write(
        """
        INSERT INTO purchase_order
        VALUES (?, %1$s, %1$s, %2$d, %2$d, ?, 1, 1.00, 1, '2024-11-20', '2024-11-21', %2$d)\
        """
            .formatted(STAMP, id),
        id,
        text);
  }

  @Test
  @Scenario("T20")
  void null_stays_null_and_empty_text_stays_empty() {
    List<String> columns =
        source.rows(
            "SELECT address_id, address_line_2, district FROM address WHERE address_id IN (4, 15,"
                + " 19) ORDER BY 1");

    List<String> locations =
        warehouse.rows(
            "SELECT location_id, address_line_2, district FROM dim_location WHERE location_id IN"
                + " (4, 15, 19) ORDER BY 1");

    assertThat(locations).isEqualTo(columns).containsExactly("4|∅|∅", "15||Avon", "19|Flat 3|∅");
    assertThat(
            warehouse.rows(
                """
                SELECT counterparty_id, counterparty_legal_address_line_2, counterparty_legal_district
                FROM dim_counterparty WHERE counterparty_id IN (1, 4) ORDER BY 1\
                """))
        .containsExactly("1||Avon", "4|Flat 3|∅");
  }
}
