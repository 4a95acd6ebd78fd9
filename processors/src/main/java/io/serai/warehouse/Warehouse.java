package io.serai.warehouse;

import io.serai.core.ErrorCode;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions on the warehouse, with time-outs on everything that could hold up another hub. */
public final class Warehouse {
  private final DataSource database;
  private final Dialect dialect;
  private final LoadSettings settings;
  private final Failures failures;

  public Warehouse(DataSource database, Dialect dialect, LoadSettings settings, Failures failures) {
    this.database = database;
    this.dialect = dialect;
    this.settings = settings;
    this.failures = failures;
  }

  /**
   * The codes of a flow's errors.
   *
   * @param unavailable the warehouse is gone or busy
   * @param refused it refused data or a statement
   */
  public record Failures(String flow, ErrorCode unavailable, ErrorCode refused) {}

  /** What happens in a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException, IOException;
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * Runs work and commits it; any failure rolls it back.
   *
   * @throws SeraiException with a code of {@link Failures}
   */
  public <T> T transaction(Work<T> work) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        dialect.begin(connection, settings);
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
          failures.refused(), failures.flow(), e, "a working file cannot be read");
    }
  }

  /** An error of the warehouse with a code; only the first line, the others quote the row. */
  public SeraiException failure(SQLException e, String what) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    ErrorCode code = dialect.unavailable(e) ? failures.unavailable() : failures.refused();
    return new SeraiException(code, failures.flow(), "%s: %s", what, message);
  }

  private Connection connect() {
    try {
      return database.getConnection();
    } catch (SQLException e) {
      throw new SeraiException(
          failures.unavailable(), failures.flow(), e, "no connection to the warehouse");
    }
  }

  private static void rollBack(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }
}
