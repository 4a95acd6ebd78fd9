package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An extract of the real source, where there is one beside this project. */
class RealExtractIT {
  private static final Path DATA = Path.of("../shared/data/totesys");

  @Test
  void a_real_extract_arrives_with_names_departments_and_revenue() {
    assumeTrue(Files.isDirectory(DATA), "no real extract");
    try (TestHub hub = TestHub.start(Space.of(DATA))) {
      Database source = hub.space().source();
      Database warehouse = hub.space().warehouse();

      var chain = hub.totesys();

      assertThat(chain.statuses())
          .as(chain.errors())
          .containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
      assertThat(warehouse.rows("SELECT currency_name FROM dim_currency ORDER BY currency_id"))
          .containsExactly("British Pound", "US Dollar", "Euro");
      assertThat(
              warehouse.rows(
                  "SELECT staff_id, last_name, department_name, location FROM dim_staff ORDER BY 1"))
          .hasSize(20)
          .isEqualTo(
              source.rows(
                  """
                  SELECT staff_id, last_name, department_name, location
                  FROM staff JOIN department USING (department_id) ORDER BY 1"""));
      assertThat(
              warehouse.rows(
                  """
                  SELECT (SELECT count(*) FROM dim_location), (SELECT count(*) FROM dim_design),
                    (SELECT count(*) FROM current_sales_order)"""))
          .containsExactly("30|375|50");
      assertThat(
              warehouse.rows(
                  """
                  SELECT currency_code, sum(units_sold * unit_price)
                  FROM current_sales_order JOIN dim_currency USING (currency_id) GROUP BY 1 ORDER BY 1"""))
          .isEqualTo(
              source.rows(
                  """
                  SELECT currency_code, sum(units_sold * unit_price)
                  FROM sales_order JOIN currency USING (currency_id) GROUP BY 1 ORDER BY 1"""));
    }
  }
}
