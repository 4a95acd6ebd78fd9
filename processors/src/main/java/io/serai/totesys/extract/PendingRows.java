package io.serai.totesys.extract;

import io.serai.totesys.SourceTable;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Versions delivered by a run that has not closed, packed by some thousand into one value each. A
 * row each, even by COPY, costs the hub's database more than reading the rows costs the source.
 */
final class PendingRows implements AutoCloseable {
  /** Bytes of a batch: about 7 800 versions. */
  private static final int BATCH_BYTES = 1 << 19;

  private static final int FIELDS = 4;

  /** Key, moment, SHA-256 and a flag, each behind its length. */
  private static final int ROOM = FIELDS * Integer.BYTES + 2 * Long.BYTES + 32 + 1;

  private final DataSource hub;
  private final String sql;
  private final String runId;
  private final SourceTable table;
  private final BinaryRow row = new BinaryRow(FIELDS, ROOM);
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream(BATCH_BYTES);
  private Connection connection;

  /** Takes no connection before the first batch. */
  PendingRows(DataSource hub, String sql, String runId, SourceTable table) {
    this.hub = hub;
    this.sql = sql;
    this.runId = runId;
    this.table = table;
  }

  /** Adds a version; one without a moment cannot be met again and is left out. */
  void add(long key, long micros, byte[] hash) {
    if (micros != Micros.NONE) {
      write(key, micros, hash, false);
    }
  }

  /** Adds the end of a row: its latest version, and when it was missed. */
  void remove(long key, long micros, byte[] hash) {
    write(key, micros, hash, true);
  }

  private void write(long key, long micros, byte[] hash, boolean gone) {
    row.begin().add(key).add(micros).add(hash).add(gone);
    if (batch.size() + row.length() > BATCH_BYTES) {
      store();
    }
    batch.write(row.array(), 0, row.length());
  }

  /** Makes the versions durable. */
  void commit() {
    if (batch.size() > 0) {
      store();
    }
    if (connection != null) {
      try {
        connection.commit();
      } catch (SQLException e) {
        throw SeenStore.unavailable(e);
      }
    }
  }

  private void store() {
    try {
      if (connection == null) {
        connection = hub.getConnection();
        connection.setAutoCommit(false);
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, runId);
        statement.setString(2, table.table());
        statement.setBytes(3, batch.toByteArray());
        statement.executeUpdate();
      }
    } catch (SQLException e) {
      throw SeenStore.unavailable(e);
    }
    batch.reset();
  }

  @Override
  public void close() {
    if (connection == null) {
      return;
    }
    try (Connection open = connection) {
      open.rollback();
    } catch (SQLException e) {
      throw SeenStore.unavailable(e);
    }
  }
}
