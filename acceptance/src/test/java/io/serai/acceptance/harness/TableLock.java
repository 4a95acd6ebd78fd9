package io.serai.acceptance.harness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Holds a table until it is closed, so that a hub waits at a place the test knows. */
public final class TableLock implements AutoCloseable {
  private final Database database;
  private final Connection connection;

  private TableLock(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /**
   * @param mode a lock mode of PostgreSQL, e.g. {@code ACCESS EXCLUSIVE}
   */
  public static TableLock take(Database database, String table, String mode) {
    try {
      Connection connection = DriverManager.getConnection(database.url());
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("LOCK TABLE %s IN %s MODE".formatted(table, mode));
      }
      return new TableLock(database, connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a hub waits for the table. */
  public void awaitVisitor() {
    Awaitility.await("a hub at the lock")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                database.number(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                          AND application_name LIKE 'serai-%'\
                        """)
                    > 0);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
