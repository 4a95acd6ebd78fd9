package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dimensions show the latest values, also of the tables they are joined with. */
class DimensionsIT extends OverSmallSource {
  private static final String STAMPS = "'2024-11-18 07:55:00', '2024-11-18 07:55:00'";

  @Test
  @Scenario("T8")
  void a_silent_update_is_found_in_the_next_run() {
    source.run("UPDATE design SET file_location = '/proc' WHERE design_id = 50");

    run();

    assertThat(warehouse.one("SELECT file_location FROM dim_design WHERE design_id = 50"))
        .isEqualTo("/proc");
  }

  @Test
  @Scenario("T10")
  void a_deleted_row_stays_as_inactive_and_costs_no_fact() {
    source.run(
        "INSERT INTO staff VALUES (30, 'Nina', 'Dale', 2, 'nina.dale@example.com', "
            + STAMPS
            + ")");
    run();
    List<String> facts = warehouse.rows("SELECT * FROM fact_sales_order ORDER BY 1");
    source.run("DELETE FROM staff WHERE staff_id = 30; DELETE FROM design WHERE design_id = 379");

    run();

    assertThat(
            warehouse.rows(
                "SELECT staff_id, first_name, is_active FROM dim_staff WHERE staff_id IN (13, 30) ORDER BY 1"))
        .containsExactly("13|Stan|t", "30|Nina|f");
    assertThat(warehouse.one("SELECT is_active FROM dim_design WHERE design_id = 379"))
        .isEqualTo("f");
    assertThat(warehouse.rows("SELECT * FROM fact_sales_order ORDER BY 1")).isEqualTo(facts);
    assertThatThrownBy(() -> source.run("DELETE FROM staff WHERE staff_id = 13"))
        .hasStackTraceContaining("foreign key constraint");
  }

  @Test
  @Scenario("T11")
  void a_changed_address_changes_its_location_and_its_counterparties_and_no_fact() {
    source.run(
        "UPDATE address SET city = 'New Bobbie', last_updated = '2024-11-18 07:55:11' WHERE address_id = 15");

    Chain chain = run();

    assertThat(warehouse.one("SELECT city FROM dim_location WHERE location_id = 15"))
        .isEqualTo("New Bobbie");
    assertThat(
            warehouse.rows(
                """
                SELECT counterparty_id, counterparty_legal_city FROM dim_counterparty
                WHERE counterparty_id IN (1, 4) ORDER BY 1"""))
        .containsExactly("1|New Bobbie", "4|Pagac");
    assertThat(chain.stage("load").written()).as("the location").isEqualTo(1);
    assertThat(chain.stage("load").produced()).as("its counterparty").isEqualTo(1);
  }

  @Test
  @Scenario("T12")
  void a_changed_department_changes_its_members_of_staff() {
    source.run(
        "UPDATE department SET location = 'Leeds', last_updated = '2024-11-18 07:55:11' WHERE department_id = 4");

    run();

    assertThat(
            warehouse.rows(
                "SELECT staff_id, department_name, location FROM dim_staff WHERE staff_id IN (10, 13) ORDER BY 1"))
        .containsExactly("10|Purchasing|Manchester", "13|Dispatch|Leeds");
  }

  @Test
  @Scenario("T13")
  void staff_and_department_of_one_run_are_complete() {
    source.run(
        """
        INSERT INTO department VALUES (9, 'Night Shift', NULL, NULL, %1$s);
        INSERT INTO staff VALUES (21, 'Ola', 'Berg', 9, 'ola.berg@example.com', %1$s)"""
            .formatted(STAMPS));

    run();

    assertThat(
            warehouse.rows("SELECT department_name, location FROM dim_staff WHERE staff_id = 21"))
        .containsExactly("Night Shift|Unknown");
  }

  @Test
  @Scenario("T13")
  void staff_that_come_before_their_department_are_completed_by_it() {
    source.run(
        """
        INSERT INTO department VALUES (10, 'Archive', 'York', NULL, %1$s);
        INSERT INTO staff VALUES (22, 'Ida', 'Holm', 10, 'ida.holm@example.com', %1$s)"""
            .formatted(STAMPS));
    hub.run("totesys", "load", "{\"tables\":[\"staff\"]}");
    List<String> before =
        warehouse.rows("SELECT department_name, location FROM dim_staff WHERE staff_id = 22");

    run();

    assertThat(before).containsExactly("Unknown|Unknown");
    assertThat(
            warehouse.rows("SELECT department_name, location FROM dim_staff WHERE staff_id = 22"))
        .containsExactly("Archive|York");
  }

  @Test
  @Scenario("T14")
  void a_currency_gets_its_english_name_and_an_unknown_code_is_kept() {
    source.run(
        "INSERT INTO currency VALUES (4, 'JPY', %1$s), (5, 'XXX', %1$s), (6, 'zzz', %1$s)"
            .formatted(STAMPS));

    run();

    assertThat(
            warehouse.rows(
                "SELECT currency_code, currency_name FROM dim_currency ORDER BY currency_id"))
        .containsExactly(
            "GBP|British Pound",
            "USD|US Dollar",
            "EUR|Euro",
            "JPY|Japanese Yen",
            "XXX|Unknown Currency",
            "zzz|Unknown Currency");
  }

  @Test
  void a_refused_row_is_not_taken_for_deleted() {
    source.run("UPDATE design SET last_updated = 'infinity' WHERE design_id = 4");

    Chain chain = run();

    assertThat(chain.stage("transform").rejected()).isEqualTo(1);
    assertThat(warehouse.one("SELECT is_active FROM dim_design WHERE design_id = 4"))
        .isEqualTo("t");
    source.run("UPDATE design SET last_updated = '2024-11-18 07:55:00' WHERE design_id = 4");
  }
}
