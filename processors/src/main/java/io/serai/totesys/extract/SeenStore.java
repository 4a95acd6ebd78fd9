package io.serai.totesys.extract;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The latest delivered version of every row, in the hub's database. A run's versions stay pending
 * until the run has closed and moved the table's watermark (I2); {@link #settle} tells by that.
 */
public final class SeenStore {
  private final DataSource hub;
  private final SqlTemplate closed;
  private final SqlTemplate merge;
  private final SqlTemplate gone;
  private final SqlTemplate doubt;
  private final SqlTemplate drop;
  private final SqlTemplate seen;
  private final SqlTemplate known;
  private final SqlTemplate pending;

  /**
   * @param hub the hub's database; a chunk takes two connections at a time
   * @param sqlFolder where {@code settle-*.sql}, {@code seen.sql}, {@code known.sql} and {@code
   *     pending.sql} lie
   */
  public SeenStore(DataSource hub, Path sqlFolder) {
    this.hub = hub;
    this.closed = SqlTemplate.read(sqlFolder, "settle-run");
    this.merge = SqlTemplate.read(sqlFolder, "settle-merge");
    this.gone = SqlTemplate.read(sqlFolder, "settle-gone");
    this.doubt = SqlTemplate.read(sqlFolder, "settle-doubt");
    this.drop = SqlTemplate.read(sqlFolder, "settle-drop");
    this.seen = SqlTemplate.read(sqlFolder, "seen");
    this.known = SqlTemplate.read(sqlFolder, "known");
    this.pending = SqlTemplate.read(sqlFolder, "pending");
  }

  /**
   * Merges what the last closed run delivered. Of runs that did not close it keeps the keys alone:
   * what they read is read again. Repeating it changes nothing.
   */
  void settle(SourceTable table, String runId) {
    try (Connection connection = hub.getConnection()) {
      connection.setAutoCommit(false);
      try {
        merge(connection, table.table());
        execute(connection, doubt, table.table(), runId);
        execute(connection, drop, table.table(), runId);
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private void merge(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(closed.text())) {
      statement.setString(1, table);
      statement.setString(2, table);
      try (ResultSet run = statement.executeQuery()) {
        if (run.next()) {
          execute(connection, merge, table, run.getString("run_id"));
          execute(connection, gone, table, run.getString("run_id"));
        }
      }
    }
  }

  /** The versions of one chunk. */
  Versions open(TableRead read, KeyRange range) {
    ReadPlan plan = read.plan();
    return plan.mode().versioned()
        ? new HubVersions(
            delivered(plan, range),
            new PendingRows(hub, pending.text(), read.run().id(), plan.table()))
        : Versions.NONE;
  }

  /** What a chunk may meet of the versions that were delivered before. */
  private DeliveredRows delivered(ReadPlan plan, KeyRange range) {
    return switch (plan.mode()) {
      case DELTA -> DeliveredRows.open(hub, seen.text(), plan.table(), plan.since(), range);
      case RECONCILE -> DeliveredRows.open(hub, known.text(), plan.table(), range);
      case FULL, SNAPSHOT -> DeliveredRows.none();
    };
  }

  static SeraiException unavailable(Exception e) {
    return new SeraiException(
        HubError.LEDGER_UNAVAILABLE, "totesys", e, "the delivered versions cannot be kept");
  }

  private static void execute(Connection connection, SqlTemplate sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
