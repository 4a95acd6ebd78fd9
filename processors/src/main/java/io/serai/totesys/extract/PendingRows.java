package io.serai.totesys.extract;

import io.serai.totesys.SourceTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Versions delivered by a run that has not closed, written by COPY as they come. In binary: as text
 * they cost the hub's database three times what reading the rows costs the source.
 */
final class PendingRows implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FIELDS = 6;

  /** Key, moment, SHA-256 and a flag, each behind its length. */
  private static final int ROOM = 4 * Integer.BYTES + 2 * Long.BYTES + 32 + 1;

  private final DataSource hub;
  private final String sql;
  private final BinaryRow row;
  private Connection connection;
  private PGCopyOutputStream copy;

  /** Takes no connection before the first row. */
  PendingRows(DataSource hub, String sql, String runId, SourceTable table) {
    this.hub = hub;
    this.sql = sql;
    this.row = new BinaryRow(FIELDS, ROOM, runId, table.table());
  }

  /** Adds a version; one without a moment cannot be met again and is left out. */
  void add(long key, String stamp, byte[] hash) {
    if (stamp != null) {
      write(key, stamp, hash, false);
    }
  }

  /** Adds the end of a row: its latest version, and when it was missed. */
  void remove(long key, String stamp, byte[] hash) {
    write(key, stamp, hash, true);
  }

  private void write(long key, String stamp, byte[] hash, boolean gone) {
    try {
      if (copy == null) {
        begin();
      }
      row.begin().add(key).add(Micros.of(stamp)).add(hash).add(gone);
      copy.write(row.array(), 0, row.length());
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
      copy.write(BinaryRow.TRAILER, 0, BinaryRow.TRAILER.length);
      copy.close();
      connection.commit();
    } catch (SQLException | IOException e) {
      throw SeenStore.unavailable(e);
    }
  }

  private void begin() throws SQLException, IOException {
    connection = hub.getConnection();
    connection.setAutoCommit(false);
    copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, BUFFER_BYTES);
    copy.write(BinaryRow.HEADER, 0, BinaryRow.HEADER.length);
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
