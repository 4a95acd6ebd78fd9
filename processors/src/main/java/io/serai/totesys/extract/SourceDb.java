package io.serai.totesys.extract;

import io.serai.core.SeraiException;
import io.serai.core.SourceLoad;
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
   * @param load notes how long it was open
   * @throws SeraiException SOURCE_UNAVAILABLE when the database refuses, stops or takes too long
   */
  <T> T read(SourceLoad load, Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      long begun = System.nanoTime();
      try {
        begin(connection);
        return work.in(connection);
      } finally {
        connection.rollback();
        load.transaction(millisSince(begun));
      }
    } catch (SQLException e) {
      throw new SeraiException(
          TotesysError.SOURCE_UNAVAILABLE, "totesys", e, "SQL state '%s'", e.getSQLState());
    }
  }

  /**
   * Hands out the rows of a {@code COPY … TO STDOUT}, one at a time with its line end.
   *
   * @param load notes how long the statement took and how many rows it gave
   * @return the rows the server says it sent
   * @throws SeraiException as {@link #read}
   */
  Sent copy(SourceLoad load, String sql, Consumer<byte[]> rows) {
    return read(
        load,
        connection -> {
          long begun = System.nanoTime();
          CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
          try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
              rows.accept(row);
            }
            Sent sent = new Sent(copy.getHandledRowCount(), millisSince(begun));
            load.statement(sent.rows(), sent.elapsedMs());
            return sent;
          } catch (RuntimeException e) {
            cancel(copy, e);
            throw e;
          }
        });
  }

  /**
   * What a copy came to.
   *
   * @param rows by the server's own count
   * @param elapsedMs how long the statement took, the reader's share included
   */
  record Sent(long rows, long elapsedMs) {}

  private static long millisSince(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
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
