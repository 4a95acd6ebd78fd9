package io.serai.totesys;

import io.serai.core.ErrorCode;
import io.serai.core.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB in memory, opened when it is first needed: its memory is bounded, and beyond that it
 * spills to a folder. What a session makes there of its own (TEMP) is gone with the session.
 */
public final class DuckDatabase implements AutoCloseable {
  private final DuckSettings settings;
  private final Path folder;
  private DuckDBConnection first;

  /**
   * @param folder for what does not fit into memory
   */
  public DuckDatabase(DuckSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /**
   * The database of a run, which ends with it. why: opening and closing one takes as long as all
   * statements of a small table.
   *
   * @param folder the run's
   */
  public static DuckDatabase of(Run run, DuckSettings settings, Path folder) {
    return run.shared(DuckDatabase.class, () -> new DuckDatabase(settings, folder));
  }

  /**
   * @param failure the code of the errors that the session throws
   */
  public synchronized DuckSession session(ErrorCode failure) {
    try {
      if (first == null) {
        first = open();
      }
      return new DuckSession(first.duplicate(), failure, this::abandon);
    } catch (SQLException e) {
      throw DuckSession.failed(failure, e);
    }
  }

  private DuckDBConnection open() throws SQLException {
    Properties properties = new Properties();
    // why: without it a result set is built whole in memory before the first row is seen
    properties.setProperty("jdbc_stream_results", "true");
    // why in memory: past its limit it spills to the folder, and a file is packed at every
    // statement's end
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      for (String set :
          List.of(
              "memory_limit = " + DuckSession.text(settings.memory()),
              "threads = " + settings.threads(),
              "temp_directory = " + DuckSession.text(folder.resolve("spill").toString()),
              // why: keeping the order of the file costs memory in proportion to its size
              "preserve_insertion_order = false",
              "TimeZone = 'UTC'",
              "autoinstall_known_extensions = false")) {
        statement.execute("SET GLOBAL " + set);
      }
    }
    return connection.unwrap(DuckDBConnection.class);
  }

  /**
   * The next session has a database of its own. why: after some errors DuckDB is of no more use.
   */
  private synchronized void abandon() {
    if (first != null) {
      try {
        first.close();
      } catch (SQLException e) {
        throw DuckSession.failed(TotesysError.TRANSFORM_FAILED, e);
      } finally {
        first = null;
      }
    }
  }

  @Override
  public void close() {
    abandon();
  }
}
