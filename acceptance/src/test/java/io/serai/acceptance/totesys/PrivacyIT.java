package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Logs;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import io.serai.acceptance.harness.Traces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People's data is in the files and in the warehouse, and nowhere else. */
class PrivacyIT {
  /** What to call it, and the text. */
  private static final String PEOPLE =
      """
      SELECT 'mail of staff ' || staff_id, email_address FROM staff
      UNION ALL SELECT 'name of staff ' || staff_id, first_name || ' ' || last_name FROM staff
      UNION ALL SELECT 'manager of department ' || department_id, manager FROM department
      UNION ALL SELECT 'contact of counterparty ' || counterparty_id, commercial_contact FROM counterparty
      UNION ALL SELECT 'delivery contact of counterparty ' || counterparty_id, delivery_contact FROM counterparty
      UNION ALL SELECT 'street of address ' || address_id, address_line_1 FROM address
      UNION ALL SELECT 'phone of address ' || address_id, phone FROM address""";

  @Test
  void neither_log_nor_manifests_nor_ledger_tell_of_people() {
    Space space = Space.small();
    Traces traces = new Traces();
    List<String> people =
        space.source().rows("SELECT * FROM (" + PEOPLE + ") AS p(n, t) WHERE length(t) > 5");
    people.forEach(row -> traces.of(row.split("\\|")[0], row.split("\\|", 2)[1]));
    try (Logs logs = Logs.capture();
        TestHub hub = TestHub.start(space)) {
      hub.totesys();
      goWrong(space);

      Chain chain = hub.totesys();

      assertThat(chain.statuses()).containsExactly("PARTIAL", "SUCCEEDED", "FAILED");
      assertThat(logs.text()).contains("'dim_staff' refused the load", "delivery_contact");
      traces.inText("log", logs.text());
    }
    traces
        .inObjects(space.s3(), space.ingestion(), "manifests/")
        .inObjects(space.s3(), space.processed(), "manifests/");
    List<String> ledger =
        space.hub().rows("SELECT 'serai.' || tablename FROM pg_tables WHERE schemaname = 'serai'");
    assertThat(ledger).contains("serai.run", "serai.rejected", "serai.alarm", "serai.watermark");
    ledger.forEach(table -> traces.inTable(space.hub(), table));
    assertThat(people).hasSizeGreaterThan(10);
    assertThat(traces.found()).isEmpty();
  }

  /** A refused row, a table that drifted, and a warehouse that quotes the row it refuses. */
  private static void goWrong(Space space) {
    space
        .source()
        .run(
            """
            UPDATE sales_order SET agreed_delivery_date = 'soon', last_updated = '2026-01-01'
            WHERE sales_order_id = 3;
            ALTER TABLE counterparty RENAME delivery_contact TO contact;
            UPDATE staff SET last_name = last_name || ' Jr'""");
    space.warehouse().run("ALTER TABLE dim_staff ADD CHECK (last_name NOT LIKE '% Jr') NOT VALID");
  }
}
