package io.serai.totesys.load;

import io.serai.core.SeraiException;
import io.serai.totesys.TotesysError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Transactions on the warehouse, with time-outs on everything that could hold up another hub. */
public final class Warehouse {
  private final DataSource database;
  private final Dialect dialect;
  private final LoadSettings settings;

  public Warehouse(DataSource database, Dialect dialect, LoadSettings settings) {
    this.database = database;
    this.dialect = dialect;
    this.settings = settings;
  }

  /** What happens in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException, IOException;
  }

  Dialect dialect() {
    return dialect;
  }

  /**
   * Runs work and commits it; any failure rolls it back.
   *
   * @throws SeraiException WAREHOUSE_UNAVAILABLE or LOAD_FAILED
   */
  <T> T transaction(Work<T> work) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        prepare(connection);
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | IOException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e, "the load was rolled back");
    } catch (IOException e) {
      throw new SeraiException(
          TotesysError.LOAD_FAILED, "totesys", e, "a working file cannot be read");
    }
  }

  /** An error of the warehouse with a code; only the first line, the others quote the row. */
  SeraiException failure(SQLException e, String what) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    TotesysError code =
        dialect.unavailable(e) ? TotesysError.WAREHOUSE_UNAVAILABLE : TotesysError.LOAD_FAILED;
    return new SeraiException(code, "totesys", "%s: %s", what, message);
  }

  private Connection connect() {
    try {
      return database.getConnection();
    } catch (SQLException e) {
      throw new SeraiException(
          TotesysError.WAREHOUSE_UNAVAILABLE, "totesys", e, "no connection to the warehouse");
    }
  }

  private void prepare(Connection connection) throws SQLException {
    String sql = dialect.sql("load").get("session");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, millis(settings.lockTimeout()));
      statement.setString(2, millis(settings.statementTimeout()));
      statement.setString(3, millis(settings.idleTimeout()));
      statement.setString(4, settings.schema());
      statement.execute();
    }
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }

  private static void rollBack(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }
}
