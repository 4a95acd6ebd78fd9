package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Logs;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People's data is in the files and in the warehouse, and nowhere else. */
class PrivacyIT {
  private static final String PEOPLE =
      """
      SELECT email_address FROM staff
      UNION SELECT first_name || ' ' || last_name FROM staff
      UNION SELECT last_name FROM staff WHERE length(last_name) > 6
      UNION SELECT manager FROM department WHERE manager IS NOT NULL
      UNION SELECT commercial_contact FROM counterparty WHERE commercial_contact IS NOT NULL
      UNION SELECT delivery_contact FROM counterparty WHERE delivery_contact IS NOT NULL
      UNION SELECT address_line_1 FROM address
      UNION SELECT phone FROM address""";

  @Test
  void neither_log_nor_manifests_nor_ledger_tell_of_people() {
    Space space = Space.generated();
    try (Logs logs = Logs.capture();
        TestHub hub = TestHub.start(space)) {
      hub.totesys();
      goWrong(space);

      Chain chain = hub.totesys();

      assertThat(chain.statuses()).containsExactly("PARTIAL", "SUCCEEDED", "FAILED");
      assertThat(logs.text()).contains("totesys-load", "dim_staff", "counterparty");
      String told = logs.text() + manifests(space) + ledger(space);
      assertThat(new TreeSet<>(space.source().rows(PEOPLE)))
          .hasSizeGreaterThan(100)
          .filteredOn(told::contains)
          .isEmpty();
    }
  }

  /** A refused row, a table that drifted, and a warehouse that quotes the row it refuses. */
  private static void goWrong(Space space) {
    space
        .source()
        .run(
            """
            UPDATE sales_order SET agreed_delivery_date = 'soon', last_updated = '2026-01-01'
            WHERE sales_order_id = 5;
            ALTER TABLE counterparty RENAME delivery_contact TO contact;
            UPDATE staff SET last_name = last_name || ' Jr'""");
    space
        .warehouse()
        .run("ALTER TABLE dim_staff ADD CHECK (last_name NOT LIKE '% Jr') NOT VALID");
  }

  private static String manifests(Space space) {
    return Stream.of(space.ingestion(), space.processed())
        .flatMap(
            bucket ->
                space.keys(bucket, "manifests/").stream().map(key -> space.object(bucket, key)))
        .map(json -> new String(json, StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static String ledger(Space space) {
    List<String> tables =
        space.hub().rows("SELECT tablename FROM pg_tables WHERE schemaname = 'serai'");
    assertThat(tables).contains("run", "rejected", "alarm", "watermark");
    return tables.stream()
        .flatMap(
            table -> space.hub().rows("SELECT t::text FROM serai.%s AS t".formatted(table)).stream())
        .collect(Collectors.joining("\n"));
  }
}
