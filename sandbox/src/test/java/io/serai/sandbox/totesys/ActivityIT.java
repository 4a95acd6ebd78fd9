package io.serai.sandbox.totesys;

import static io.serai.sandbox.OneSandbox.rows;
import static io.serai.sandbox.OneSandbox.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.sandbox.OneSandbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OneSandbox.class)
class ActivityIT {
  private static final Instant NOW = Instant.parse("2024-11-18T07:55:11.000Z");
  private static final String STAMP = "2024-11-18 07:55:11";

  private static DataSource source;

  @BeforeAll
  static void newSource() throws SQLException {
    source = OneSandbox.copyOfTotesys("activity");
  }

  @ParameterizedTest
  @EnumSource(value = Action.class, mode = EnumSource.Mode.EXCLUDE, names = "DRIFT")
  void each_action_changes_rows_and_records_them(Action action) throws Exception {
    try (Activity activity = new Activity(source, 1)) {
      String before = value(source, "SELECT coalesce(max(seq), 0) FROM activity.audit");

      assertThat(activity.act(action, NOW)).isPositive();
      activity.close();

      assertThat(
              rows(source, "SELECT DISTINCT action, at FROM activity.audit WHERE seq > " + before))
          .containsExactly(action + "|" + STAMP);
    }
  }

  @Test
  void a_new_sale_brings_its_transaction_and_payment_in_the_same_millisecond() throws Exception {
    act(Action.NEW_SALE);

    assertThat(
            rows(
                source,
                """
                SELECT s.last_updated, t.last_updated, p.last_updated, p.payment_amount = s.units_sold * s.unit_price
                FROM sales_order s JOIN transaction t USING (sales_order_id) JOIN payment p USING (transaction_id)
                ORDER BY s.sales_order_id DESC LIMIT 1
                """))
        .containsExactly(String.join("|", STAMP, STAMP, STAMP, "t"));
  }

  @Test
  void a_silent_update_leaves_last_updated_as_it_was() throws Exception {
    String stamps =
        "SELECT md5(string_agg(last_updated::text, ',' ORDER BY design_id)) FROM design";
    String places = "SELECT md5(string_agg(file_location, ',' ORDER BY design_id)) FROM design";
    String stampsBefore = value(source, stamps);
    String placesBefore = value(source, places);

    act(Action.SILENT_DESIGN);

    assertThat(value(source, stamps)).isEqualTo(stampsBefore);
    assertThat(value(source, places)).isNotEqualTo(placesBefore);
  }

  @Test
  void a_deleted_order_leaves_its_transaction_changed_without_a_stamp() throws Exception {
    String orphans =
        """
        SELECT count(*) FROM transaction
        WHERE sales_order_id IS NULL AND purchase_order_id IS NULL AND last_updated = created_at
        """;
    int before = Integer.parseInt(value(source, orphans));

    act(Action.DELETE_ORDER);

    assertThat(value(source, orphans)).isEqualTo(Integer.toString(before + 1));
  }

  @Test
  void a_late_sale_shows_up_steps_later_with_its_old_stamp() throws Exception {
    Instant stamp = NOW.minusSeconds(77);
    String sold = "SELECT count(*) FROM sales_order WHERE last_updated = '2024-11-18 07:53:54'";
    try (Activity activity = new Activity(source, 1)) {
      activity.act(Action.LATE_SALE, stamp);
      String during = value(source, sold);
      for (int i = 1; i <= 3; i++) {
        activity.step(NOW.plusSeconds(i));
      }

      assertThat(during).isEqualTo("0");
      assertThat(value(source, sold)).isEqualTo("1");
    }
  }

  @Test
  void drift_happens_once() throws Exception {
    DataSource fresh = OneSandbox.copyOfTotesys("activity_drift");
    try (Activity activity = new Activity(fresh, 1)) {
      assertThat(activity.act(Action.DRIFT, NOW)).isOne();
      assertThat(activity.act(Action.DRIFT, NOW)).isZero();
    }

    assertThat(value(fresh, "SELECT count(discount) FROM sales_order")).isEqualTo("0");
  }

  @Test
  void the_audit_replays_to_what_the_tables_hold() throws Exception {
    DataSource fresh = OneSandbox.copyOfTotesys("activity_audit");
    Set<Action> seen = EnumSet.noneOf(Action.class);
    try (Activity activity = new Activity(fresh, 3)) {
      for (int i = 0; i < 60; i++) {
        seen.addAll(activity.step(NOW.plusSeconds(i)));
      }
    }

    assertThat(seen).hasSizeGreaterThan(8);
    for (String table : SourceSchema.TABLES) {
      assertThat(value(fresh, unlikeTheAudit(table))).as(table).isEqualTo("0");
    }
  }

  @Test
  void the_same_seed_does_the_same_things() throws Exception {
    DataSource one = OneSandbox.copyOfTotesys("activity_one");
    DataSource other = OneSandbox.copyOfTotesys("activity_other");

    assertThat(twentySteps(one)).isEqualTo(twentySteps(other));
  }

  private void act(Action action) throws SQLException {
    try (Activity activity = new Activity(source, 1)) {
      activity.act(action, NOW);
    }
  }

  private static List<List<Action>> twentySteps(DataSource source) throws SQLException {
    List<List<Action>> steps = new ArrayList<>();
    try (Activity activity = new Activity(source, 5)) {
      for (int i = 0; i < 20; i++) {
        steps.add(activity.step(NOW));
      }
    }
    return steps;
  }

  /** Rows whose last audit entry is not what the table holds. */
  private static String unlikeTheAudit(String table) {
    return """
        SELECT count(*) FROM (
          SELECT DISTINCT ON (pk) pk, row FROM activity.audit
          WHERE table_name = '%1$s' AND pk IS NOT NULL ORDER BY pk, seq DESC) a
        LEFT JOIN "%1$s" t ON t.%1$s_id = a.pk
        WHERE a.row - 'discount' IS DISTINCT FROM to_jsonb(t) - 'discount'
        """
        .formatted(table);
  }
}
