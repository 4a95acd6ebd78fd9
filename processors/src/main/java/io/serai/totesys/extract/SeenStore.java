package io.serai.totesys.extract;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The latest delivered version of every row, in the hub's database. A run's versions stay pending
 * until the run has closed and moved the table's watermark (I2); {@link #settle} tells by that.
 */
public final class SeenStore {
  private static final int BUFFER_BYTES = 1 << 16;

  private final DataSource hub;
  private final Path sqlFolder;
  private final SqlTemplate closed;
  private final SqlTemplate closedBatches;
  private final SqlTemplate openBatches;
  private final SqlTemplate stage;
  private final SqlTemplate unpack;
  private final SqlTemplate merge;
  private final SqlTemplate gone;
  private final SqlTemplate doubt;
  private final SqlTemplate drop;
  private final SqlTemplate seen;
  private final SqlTemplate known;
  private final SqlTemplate pending;

  /**
   * @param hub the hub's database; a chunk takes two connections at a time, and so does settling
   * @param sqlFolder where {@code settle-*.sql}, {@code seen.sql}, {@code known.sql} and {@code
   *     pending.sql} lie
   */
  public SeenStore(DataSource hub, Path sqlFolder) {
    this.hub = hub;
    this.sqlFolder = sqlFolder;
    this.closed = sql("settle-run");
    this.closedBatches = sql("settle-closed");
    this.openBatches = sql("settle-open");
    this.stage = sql("settle-stage");
    this.unpack = sql("settle-unpack");
    this.merge = sql("settle-merge");
    this.gone = sql("settle-gone");
    this.doubt = sql("settle-doubt");
    this.drop = sql("settle-drop");
    this.seen = sql("seen");
    this.known = sql("known");
    this.pending = sql("pending");
  }

  private SqlTemplate sql(String name) {
    return SqlTemplate.read(sqlFolder, name);
  }

  /**
   * Merges what the last closed run delivered. Of runs that did not close it keeps the keys alone:
   * what they read is read again. Repeating it changes nothing.
   */
  void settle(SourceTable table, String runId) {
    try (Connection connection = hub.getConnection()) {
      connection.setAutoCommit(false);
      try {
        String closed = closed(connection, table.table());
        if (closed != null && unpack(connection, closedBatches, table.table(), closed)) {
          execute(connection, merge, table.table());
          execute(connection, gone, table.table());
        }
        if (unpack(connection, openBatches, table.table(), runId, closed)) {
          execute(connection, doubt, table.table());
        }
        execute(connection, drop, table.table(), runId);
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException | IOException e) {
      throw unavailable(e);
    }
  }

  /** The run that counts, or null. */
  private String closed(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(closed.text())) {
      bind(statement, table, table);
      try (ResultSet run = statement.executeQuery()) {
        return run.next() ? run.getString(1) : null;
      }
    }
  }

  /** Fills the stage of settling with packed versions; whether there were any. */
  private boolean unpack(Connection connection, SqlTemplate batches, String... values)
      throws SQLException, IOException {
    // why a second connection: COPY keeps its own to itself
    try (Connection reading = hub.getConnection()) {
      reading.setAutoCommit(false);
      try (PreparedStatement statement = reading.prepareStatement(batches.text())) {
        statement.setFetchSize(1);
        bind(statement, values);
        try (ResultSet batch = statement.executeQuery()) {
          return batch.next() && unpack(connection, batch);
        }
      } finally {
        reading.rollback();
      }
    }
  }

  private boolean unpack(Connection connection, ResultSet batch) throws SQLException, IOException {
    execute(connection, stage);
    try (PGCopyOutputStream copy =
        new PGCopyOutputStream(
            connection.unwrap(PGConnection.class), unpack.text(), BUFFER_BYTES)) {
      copy.write(BinaryRow.HEADER);
      do {
        copy.write(batch.getBytes(1));
      } while (batch.next());
      copy.write(BinaryRow.TRAILER);
    }
    return true;
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
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, String... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
  }
}
