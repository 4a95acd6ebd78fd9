package io.serai.sailthru.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.warehouse.RedshiftWords;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/**
 * Everything that holds of a load on PostgreSQL holds with Redshift's statements, and each
 * statement that is sent is one that Redshift documents.
 */
class ExportRedshiftIT extends ExportLoadIT {
  private static final Set<String> SENT = new TreeSet<>();

  @AfterAll
  static void every_kind_of_statement_was_sent() {
    assertThat(SENT)
        .contains("LOCK", "SET", "CREATE", "ANALYZE", "DELETE", "INSERT", "UPDATE", "DROP");
  }

  @Override
  Dialect dialect() {
    return new RedshiftOnPostgres();
  }

  @Override
  int sorted() {
    return 0;
  }

  @Override
  DataSource seen(DataSource warehouse) {
    return RedshiftWords.checked(warehouse, SENT);
  }
}
