package io.serai.totesys.extract;

import io.serai.totesys.SourceTable;
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
  private boolean more;
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
    Connection connection = null;
    try {
      connection = hub.getConnection();
      // why: outside a transaction the driver would fetch every row at once.
      connection.setAutoCommit(false);
      PreparedStatement statement = connection.prepareStatement(sql);
      statement.setFetchSize(FETCH_ROWS);
      statement.setString(1, table.table());
      statement.setString(2, since.text());
      statement.setLong(3, range.first());
      statement.setLong(4, range.last());
      DeliveredRows delivered = new DeliveredRows(connection, statement.executeQuery());
      delivered.advance();
      return delivered;
    } catch (SQLException e) {
      close(connection, e);
      throw SeenStore.unavailable(e);
    }
  }

  /** Whether the stream holds this version. Keys must ascend from call to call. */
  boolean contain(long wanted, String stamp, byte[] hash) {
    try {
      while (more && key < wanted) {
        advance();
      }
      return more
          && key == wanted
          && rows.getString(2).equals(stamp)
          && Arrays.equals(rows.getBytes(3), hash);
    } catch (SQLException e) {
      throw SeenStore.unavailable(e);
    }
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
