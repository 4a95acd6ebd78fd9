package io.serai.totesys;

import io.serai.core.ErrorCode;
import io.serai.core.SeraiException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A DuckDB database of its own: its memory is bounded, and beyond that it spills to a unit's work
 * folder. Errors keep the first line of DuckDB's message only, because the others quote the row.
 */
public final class DuckSession implements AutoCloseable {
  /** why: every thread holds a group whole until it is written, whatever the size of its rows. */
  private static final String ROW_GROUPS = "ROW_GROUP_SIZE 20480, ROW_GROUP_SIZE_BYTES '8MB'";

  /** What makes DuckDB end a statement when it is evaluated. */
  public static final String GIVE_UP = "error('a row to give up at')";

  private final Connection connection;
  private final ErrorCode failure;

  private DuckSession(Connection connection, ErrorCode failure) {
    this.connection = connection;
    this.failure = failure;
  }

  /**
   * @param failure the code of the errors that this session throws
   */
  public static DuckSession open(DuckSettings settings, Path folder, ErrorCode failure) {
    Properties properties = new Properties();
    // why: without it a result set is built whole in memory before the first row is seen
    properties.setProperty("jdbc_stream_results", "true");
    try {
      Connection connection =
          // why in memory: past its limit it spills to the folder, and a file is packed at every
          // statement's end
          DriverManager.getConnection("jdbc:duckdb:", properties);
      DuckSession session = new DuckSession(connection, failure);
      session.run("SET memory_limit = " + text(settings.memory()));
      session.run("SET threads = " + settings.threads());
      session.run("SET temp_directory = " + text(folder.resolve("spill").toString()));
      // why: keeping the order of the file costs memory in proportion to its size
      session.run("SET preserve_insertion_order = false");
      session.run("SET TimeZone = 'UTC'");
      session.run("SET autoinstall_known_extensions = false");
      return session;
    } catch (SQLException e) {
      throw failed(failure, e);
    }
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
      throw failed(failure, e);
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

  /** A statement came to {@link #GIVE_UP}. */
  public static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String WORDS = GIVE_UP.substring("error('".length(), GIVE_UP.length() - 2);

    private GivenUp(SQLException cause) {
      super(WORDS, cause);
    }
  }

  /** Passes every row of a query to a reader, one at a time. */
  public void query(String sql, RowReader reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw failed(failure, e);
    }
  }

  /** Reads the current row. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static RuntimeException failed(ErrorCode failure, SQLException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (message.endsWith(GivenUp.WORDS)) {
      return new GivenUp(e);
    }
    return new SeraiException(failure, "totesys", "DuckDB refused a statement: %s", message);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(failure, e);
    }
  }
}
