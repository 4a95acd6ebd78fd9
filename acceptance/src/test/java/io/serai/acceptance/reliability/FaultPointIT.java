package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.Star;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.FaultPoints;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
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

  @AfterEach
  void disarm() {
    FaultPoints.arm(null);
  }

  @Tag("thorough")
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

  /** One change for each stage and one for the time between them; the next attempts break, too. */
  @Test
  void runs_that_break_while_the_source_changes_lose_and_double_nothing() {
    Map<String, List<String>> rounds =
        POINTS.stream()
            .collect(Collectors.groupingBy(FaultPointIT::round, TreeMap::new, Collectors.toList()));
    String[] changes = new String[rounds.size()];
    try (TestHub hub = TestHub.start(Space.small())) {
      Space space = hub.space();
      hub.totesys();
      int number = 0;
      for (List<String> points : rounds.values()) {
        changes[number] = change(number);
        space.source().run(changes[number]);
        for (String point : points) {
          breaksAt(hub, point, 1);
        }
        assertThat(hub.totesys().statuses()).containsOnly("SUCCEEDED");
        number++;
      }

      assertThat(Star.differences(Star.undisturbed(changes), Star.of(space.warehouse()))).isEmpty();
      closedHonestly(space.hub());
    }
  }

  /** Points that break one after the other before a run is let through. */
  private static String round(String point) {
    return point.endsWith("after-ledger") ? "after a stage" : point.split("\\.")[1];
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

  static void breaksAt(TestHub hub, String point, int passage) {
    breaksAt(hub, point, passage, null);
  }

  static void breaksAt(TestHub hub, String point, int passage, String payload) {
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
  static void closedHonestly(Database hub) {
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
