package io.serai.totesys.extract;

import io.serai.core.SeraiException;
import io.serai.totesys.TotesysError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The source database, read only. Every call is one transaction: READ ONLY, REPEATABLE READ, UTC,
 * with a limit for each statement.
 */
public final class SourceDb {
  private final DataSource source;
  private final SqlTemplate session;
  private final Duration statementTimeout;

  /**
   * @param sqlFolder where {@code session.sql} lies
   * @param statementTimeout longest time one statement may take on the source
   */
  public SourceDb(DataSource source, Path sqlFolder, Duration statementTimeout) {
    this.source = source;
    this.session = SqlTemplate.read(sqlFolder, "session");
    this.statementTimeout = statementTimeout;
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Runs one transaction, which never changes anything.
   *
   * @throws SeraiException SOURCE_UNAVAILABLE when the database refuses, stops or takes too long
   */
  <T> T read(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        begin(connection);
        return work.in(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new SeraiException(
          TotesysError.SOURCE_UNAVAILABLE, "totesys", e, "SQL state '%s'", e.getSQLState());
    }
  }

  /**
   * Hands out the rows of a {@code COPY … TO STDOUT}, one at a time with its line end.
   *
   * @return the rows the server says it sent
   * @throws SeraiException as {@link #read}
   */
  long copy(String sql, Consumer<byte[]> rows) {
    return read(
        connection -> {
          CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
          try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
              rows.accept(row);
            }
            return copy.getHandledRowCount();
          } catch (RuntimeException e) {
            cancel(copy, e);
            throw e;
          }
        });
  }

  private static void cancel(CopyOut copy, RuntimeException why) {
    try {
      copy.cancelCopy();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  private void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }
    try (PreparedStatement statement = connection.prepareStatement(session.text())) {
      statement.setString(1, statementTimeout.toMillis() + "ms");
      statement.execute();
    }
  }
}
