package io.serai.totesys.extract;

import io.serai.totesys.SourceTable;
import io.serai.totesys.extract.Versions.Gone;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/** Versions delivered before, as a stream in the order of keys: one row is held at a time. */
final class DeliveredRows implements AutoCloseable {
  private static final int FETCH_ROWS = 2_000;

  private final Connection connection;
  private final ResultSet rows;
  private Gone gone = (key, hash) -> {};
  private boolean more;
  private boolean met;
  private long key;

  private DeliveredRows(Connection connection, ResultSet rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /** No version at all. */
  static DeliveredRows none() {
    return new DeliveredRows(null, null);
  }

  /** The versions of a table that a delta since {@code since} may meet within {@code range}. */
  static DeliveredRows open(
      DataSource hub, String sql, SourceTable table, Stamp since, KeyRange range) {
    return open(hub, sql, table.table(), since.text(), range.first(), range.last());
  }

  /** Every version of a table within {@code range}. */
  static DeliveredRows open(DataSource hub, String sql, SourceTable table, KeyRange range) {
    return open(hub, sql, table.table(), range.first(), range.last());
  }

  private static DeliveredRows open(DataSource hub, String sql, Object... values) {
    Connection connection = null;
    try {
      connection = hub.getConnection();
      // why: outside a transaction the driver would fetch every row at once.
      connection.setAutoCommit(false);
      PreparedStatement statement = connection.prepareStatement(sql);
      statement.setFetchSize(FETCH_ROWS);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      DeliveredRows delivered = new DeliveredRows(connection, statement.executeQuery());
      delivered.advance();
      return delivered;
    } catch (SQLException e) {
      close(connection, e);
      throw SeenStore.unavailable(e);
    }
  }

  /** Who is told of versions that no call asks for; before the first call. */
  void watch(Gone watcher) {
    gone = watcher;
  }

  /** Whether the stream holds this version. Keys must ascend from call to call. */
  boolean contain(long wanted, long micros, byte[] hash) {
    try {
      while (more && key < wanted) {
        pass();
      }
      met = more && key == wanted;
      return met && Micros.of(rows.getString(2)) == micros && Arrays.equals(rows.getBytes(3), hash);
    } catch (SQLException e) {
      throw SeenStore.unavailable(e);
    }
  }

  /** No call follows: passes what is left. */
  void end() {
    try {
      while (more) {
        pass();
      }
    } catch (SQLException e) {
      throw SeenStore.unavailable(e);
    }
  }

  private void pass() throws SQLException {
    if (!met) {
      gone.row(key, rows.getBytes(3));
    }
    met = false;
    advance();
  }

  private void advance() throws SQLException {
    more = rows.next();
    if (more) {
      key = rows.getLong(1);
    }
  }

  @Override
  public void close() {
    close(connection, null);
  }

  private static void close(Connection connection, SQLException why) {
    if (connection == null) {
      return;
    }
    // why: closing the connection closes its statements; the rollback lets a pool take it back.
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      if (why != null) {
        why.addSuppressed(e);
      }
    }
  }
}
