package io.serai.totesys;

import io.serai.core.ErrorCode;
import io.serai.core.SeraiException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection to a {@link DuckDatabase}. Errors keep the first line of DuckDB's message only,
 * because the others quote the row.
 */
public final class DuckSession implements AutoCloseable {
  /** What makes DuckDB end a statement when it is evaluated. */
  public static final String GIVE_UP = "error('a row to give up at')";

  /** why: every thread holds a group whole until it is written, whatever the size of its rows. */
  private static final String ROW_GROUPS = "ROW_GROUP_SIZE 20480, ROW_GROUP_SIZE_BYTES '8MB'";

  /** A statement came to {@link #GIVE_UP}. */
  public static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String WORDS = GIVE_UP.substring("error('".length(), GIVE_UP.length() - 2);

    private GivenUp(SQLException cause) {
      super(WORDS, cause);
    }
  }

  private final Connection connection;
  private final ErrorCode failure;
  private final Runnable afterFailure;

  DuckSession(Connection connection, ErrorCode failure, Runnable afterFailure) {
    this.connection = connection;
    this.failure = failure;
    this.afterFailure = afterFailure;
  }

  /** A string literal. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A quoted identifier. */
  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** Runs a statement; the rows it wrote, by DuckDB's own count. */
  public long run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Writes the rows of a query to a Parquet file; how many they are.
   *
   * @param compression DuckDB's word for it
   */
  public long writeParquet(String query, Path file, String compression) {
    return run(
        "COPY (%s) TO %s (FORMAT parquet, COMPRESSION %s, %s)"
            .formatted(query, text(file.toString()), compression, ROW_GROUPS));
  }

  /** The single number a query answers. */
  public long count(String sql) {
    long[] count = new long[1];
    query(sql, row -> count[0] = row.getLong(1));
    return count[0];
  }

  /** Passes every row of a query to a reader, one at a time. */
  public void query(String sql, RowReader reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Reads the current row. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private RuntimeException failed(SQLException e) {
    if (firstLine(e).endsWith(GivenUp.WORDS)) {
      return new GivenUp(e);
    }
    afterFailure.run();
    return failed(failure, e);
  }

  static SeraiException failed(ErrorCode failure, SQLException e) {
    return new SeraiException(failure, "totesys", "DuckDB refused a statement: %s", firstLine(e));
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
