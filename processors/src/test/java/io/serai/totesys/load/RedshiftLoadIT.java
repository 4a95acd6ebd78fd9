package io.serai.totesys.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.lake.UnitFolder;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.testing.Postgres;
import io.serai.totesys.StarFlow;
import io.serai.warehouse.RedshiftWords;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/**
 * Everything that holds of a load on PostgreSQL holds with Redshift's statements, and each
 * statement that is sent is one that Redshift documents.
 */
class RedshiftLoadIT extends LoadIT {
  private static final Path SCRIPTS = Path.of("config/totesys/warehouse");
  private static final Set<String> SENT = new TreeSet<>();

  @BeforeAll
  static void migrateRedshift() {
    warehouse = Postgres.create("redshift_load_it");
    new RedshiftOnPostgres().migrate(warehouse, "public", SCRIPTS);
  }

  @AfterAll
  static void every_kind_of_statement_was_sent() {
    assertThat(SENT).contains("MERGE", "UPDATE", "INSERT", "DELETE", "LOCK", "SET", "DROP");
  }

  @Override
  StarFlow flow(MemoryS3 s3, MemoryLedger ledger, Path work, DataSource warehouse)
      throws Exception {
    return new StarFlow(
        s3,
        ledger,
        new UnitFolder(work, () -> Long.MAX_VALUE),
        RedshiftWords.checked(warehouse, SENT),
        new RedshiftOnPostgres(),
        exchange -> {});
  }

  @Override
  @Test
  @Disabled("Redshift has no time-out for a transaction that is idle")
  void a_loader_that_stopped_inside_its_transaction_does_not_hold_up_the_next_one() {}
}
