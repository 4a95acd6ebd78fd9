package io.serai.totesys;

import io.serai.core.ErrorCode;
import io.serai.core.Run;
import io.serai.core.Shared;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB in memory, opened when it is first needed: its memory is bounded, and beyond that it
 * spills to a folder. What a session makes there of its own (TEMP) is gone with the session.
 */
public final class DuckDatabase implements Shared.Part, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DuckDatabase.class);

  private final DuckSettings settings;
  private final Path folder;
  private DuckDBConnection first;
  private int opened;
  private boolean closed;

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
    return run.shared().of(DuckDatabase.class, () -> new DuckDatabase(settings, folder));
  }

  /**
   * @param failure the code of the errors that the session throws
   */
  public synchronized DuckSession session(ErrorCode failure) {
    if (closed) {
      throw new IllegalStateException("the run of this database is over");
    }
    try {
      if (first == null) {
        first = open();
      }
      return new DuckSession(first.duplicate(), failure, this::abandon);
    } catch (SQLException e) {
      abandon();
      throw DuckSession.failed(failure, e);
    }
  }

  private DuckDBConnection open() throws SQLException {
    Properties properties = new Properties();
    // why: without it a result set is built whole in memory before the first row is seen
    properties.setProperty("jdbc_stream_results", "true");
    // why in memory: past its limit it spills to the folder, and a file is packed at every
    // statement's end
    DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    // why a folder for each: two databases in one would take each other's files for their own
    Path spill = folder.resolve("spill-" + ++opened);
    try (Statement statement = connection.createStatement()) {
      for (String set :
          List.of(
              "memory_limit = " + DuckSession.text(settings.memory()),
              "threads = " + settings.threads(),
              "temp_directory = " + DuckSession.text(spill.toString()),
              // why: a unit's files are read once, and memory is short
              "enable_external_file_cache = false",
              // why: keeping the order of the file costs memory in proportion to its size
              "preserve_insertion_order = false",
              "TimeZone = 'UTC'",
              "autoinstall_known_extensions = false")) {
        statement.execute("SET GLOBAL " + set);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /**
   * The next session has a database of its own. why: after some errors DuckDB is of no more use.
   */
  private synchronized void abandon() {
    if (first != null) {
      try {
        first.close();
      } catch (SQLException e) {
        LOG.atWarn().addKeyValue("error", e.toString()).log("DuckDB not closed");
      }
      first = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    abandon();
  }
}
