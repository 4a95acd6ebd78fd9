package io.serai.totesys.extract;

import io.serai.totesys.SourceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Versions delivered by a run that has not closed, written by COPY as they come. */
final class PendingRows implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final DataSource hub;
  private final String sql;
  private final String prefix;
  private Connection connection;
  private PGCopyOutputStream copy;

  /** Takes no connection before the first row. */
  PendingRows(DataSource hub, String sql, String runId, SourceTable table) {
    this.hub = hub;
    this.sql = sql;
    this.prefix = runId + "," + table.table() + ",";
  }

  /** Adds a version; one without a moment cannot be met again and is left out. */
  void add(long key, String stamp, byte[] hash) {
    if (stamp != null) {
      write(key, stamp, hash, "f");
    }
  }

  /** Adds the end of a row: its latest version, and when it was missed. */
  void remove(long key, String stamp, byte[] hash) {
    write(key, stamp, hash, "t");
  }

  private void write(long key, String stamp, byte[] hash, String gone) {
    try {
      if (copy == null) {
        begin();
      }
      String line =
          prefix + key + "," + stamp + ",\\x" + HexFormat.of().formatHex(hash) + "," + gone + "\n";
      copy.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (SQLException | IOException e) {
      throw SeenStore.unavailable(e);
    }
  }

  /** Makes the rows durable. */
  void commit() {
    if (copy == null) {
      return;
    }
    try {
      copy.close();
      connection.commit();
    } catch (SQLException | IOException e) {
      throw SeenStore.unavailable(e);
    }
  }

  private void begin() throws SQLException {
    connection = hub.getConnection();
    connection.setAutoCommit(false);
    copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, BUFFER_BYTES);
  }

  @Override
  public void close() {
    if (connection == null) {
      return;
    }
    try (Connection open = connection) {
      if (copy != null && copy.isActive()) {
        copy.cancelCopy();
      }
      open.rollback();
    } catch (SQLException e) {
      throw SeenStore.unavailable(e);
    }
  }
}
