package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Something throws at a fault point: the next run finishes the work, nothing is lost or doubled.
 */
public class FaultPointIT {
  public static final List<String> POINTS =
      List.of(
          "totesys.extract.after-read",
          "totesys.extract.after-write",
          "totesys.extract.after-manifest",
          "totesys.extract.after-ledger",
          "totesys.transform.after-read",
          "totesys.transform.after-write",
          "totesys.transform.after-manifest",
          "totesys.transform.after-ledger",
          "totesys.load.after-read",
          "totesys.load.after-write",
          "totesys.load.after-manifest",
          "totesys.load.after-ledger");

  public static final List<String> COMPARING =
      List.of(
          "totesys.reconcile.after-read",
          "totesys.reconcile.after-write",
          "totesys.reconcile.after-manifest",
          "totesys.reconcile.after-ledger");

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @ParameterizedTest
  @FieldSource("POINTS")
  void a_first_run_that_breaks_loses_and_doubles_nothing(String point) {
    try (TestHub hub = TestHub.start(Space.small())) {
      breaksAt(hub, point, 1);

      assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");

      assertThat(Star.differences(Star.ofSmall(), Star.of(hub.space().warehouse()))).isEmpty();
      closedHonestly(hub.space().hub());
    }
  }

  @Test
  void runs_that_break_while_the_source_changes_lose_and_double_nothing() {
    String[] changes = new String[POINTS.size()];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = change(i);
    }
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      hub.totesys();
      for (int i = 0; i < changes.length; i++) {
        space.source().run(changes[i]);
        breaksAt(hub, POINTS.get(i), passage(POINTS.get(i), i));
        assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
      }

      assertThat(Star.differences(Star.undisturbed(changes), Star.of(space.warehouse()))).isEmpty();
      closedHonestly(space.hub());
    }
  }

  @Test
  void comparisons_that_break_lose_and_double_nothing() {
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      hub.totesys();
      for (int i = 0; i < COMPARING.size(); i++) {
        space
            .source()
            .run(
                """
                INSERT INTO sales_order SELECT 100 + %1$d, created_at, last_updated, design_id, staff_id, counterparty_id,
                  units_sold, unit_price, currency_id, agreed_delivery_date, agreed_payment_date, agreed_delivery_location_id
                FROM sales_order WHERE sales_order_id = 2;
                UPDATE purchase_order SET item_quantity = 100 + %1$d;\
                """
                    .formatted(i));
        hub.totesys();
        space.source().run("DELETE FROM sales_order WHERE sales_order_id = 100 + " + i);
        space.source().run("UPDATE purchase_order SET item_quantity = item_quantity + 50");
        breaksAt(hub, COMPARING.get(i), 1, "{\"stage\":\"reconcile\"}");

        Chain next = hub.run("totesys", "load", "{\"stage\":\"reconcile\"}");

        assertThat(next.statuses()).as(next.errors()).containsOnly("SUCCEEDED");
      }

      assertThat(
              space
                  .warehouse()
                  .rows(
                      """
                      SELECT sales_order_id, count(*), count(*) FILTER (WHERE is_deleted) FROM fact_sales_order
                      WHERE sales_order_id >= 100 GROUP BY 1 ORDER BY 1"""))
          .containsExactly("100|2|1", "101|2|1", "102|2|1", "103|2|1");
      assertThat(
              space.warehouse().rows("SELECT sales_order_id FROM current_sales_order ORDER BY 1"))
          .containsExactly("2", "3");
      assertThat(
              space
                  .warehouse()
                  .rows("SELECT item_quantity FROM fact_purchase_order ORDER BY run_id"))
          .containsExactly("371", "100", "150", "101", "151", "102", "152", "103", "153");
      closedHonestly(space.hub());
    }
  }

  /** The first table or the second; a run is loaded and closed once. */
  private static int passage(String point, int number) {
    return point.startsWith("totesys.load") || point.endsWith("after-ledger") ? 1 : 1 + number % 2;
  }

  /** One new version of rows in facts, in a latest-only dimension and in a parent of two. */
  private static String change(int number) {
    return """
    UPDATE sales_order SET units_sold = 100 + %1$d, last_updated = '2022-11-08 10:%1$02d:00';
    UPDATE payment SET payment_amount = 5.25 + %1$d, last_updated = '2022-11-08 10:%1$02d:00';
    UPDATE transaction SET transaction_type = 'SALE', last_updated = '2022-11-08 10:%1$02d:00';
    UPDATE address SET city = 'City %1$d' WHERE address_id = 15;
    UPDATE design SET file_location = '/%1$d' WHERE design_id = 50;\
    """
        .formatted(number);
  }

  private static void breaksAt(TestHub hub, String point, int passage) {
    breaksAt(hub, point, passage, null);
  }

  private static void breaksAt(TestHub hub, String point, int passage, String payload) {
    String stage = point.split("\\.")[1];
    boolean afterRun = point.endsWith("after-ledger");
    FaultPoints.arm("%s:%d:throw".formatted(point, passage));
    Chain broken = hub.run("totesys", afterRun ? stage : "load", payload);
    TestHub.awaitFault();
    if (!afterRun) {
      assertThat(broken.stage(stage).status()).isIn("FAILED", "PARTIAL");
      assertThat(broken.stage(stage).error()).contains("fault point " + point);
    }
    FaultPoints.arm(null);
  }

  /** No run is open, every balance holds, no input is left in a try or set aside. */
  private static void closedHonestly(Database hub) {
    assertThat(
            hub.rows(
                """
                SELECT id FROM serai.run
                WHERE status = 'RUNNING' OR read <> written + rejected + skipped + held\
                """))
        .isEmpty();
    assertThat(hub.rows("SELECT input FROM serai.attempt")).isEmpty();
    assertThat(hub.rows("SELECT input FROM serai.dead_letter")).isEmpty();
  }
}
