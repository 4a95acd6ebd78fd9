package io.serai.totesys.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.lake.UnitFolder;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.testing.Postgres;
import io.serai.totesys.StarFlow;
import io.serai.warehouse.RedshiftGrammar;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
        checked(warehouse),
        new RedshiftOnPostgres(),
        exchange -> {});
  }

  @Override
  @Test
  @Disabled("Redshift has no time-out for a transaction that is idle")
  void a_loader_that_stopped_inside_its_transaction_does_not_hold_up_the_next_one() {}

  private static DataSource checked(DataSource warehouse) {
    return (DataSource)
        Proxy.newProxyInstance(
            RedshiftLoadIT.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> {
              Object result = call(warehouse, method, args);
              return result instanceof Connection connection ? checked(connection) : result;
            });
  }

  private static Connection checked(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            RedshiftLoadIT.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              if (method.getName().equals("prepareStatement")) {
                require((String) args[0]);
                SENT.add(((String) args[0]).replaceAll("(?s)(?:--[^\n]*\n|\\s)*(\\w+).*", "$1"));
              }
              return call(connection, method, args);
            });
  }

  /** why: an Error would leave the exchange open. */
  private static void require(String sql) throws SQLException {
    try {
      RedshiftGrammar.require(sql);
    } catch (AssertionError e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static Object call(Object target, Method method, Object... args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
