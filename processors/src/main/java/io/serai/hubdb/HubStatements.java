package io.serai.hubdb;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * The statements of one file on the hub's database, each a transaction of its own. Instants are
 * bound as UTC, collections of texts as arrays.
 */
public final class HubStatements {
  private final DataSource hub;
  private final SqlFile file;
  private final String flow;
  private final String what;

  /**
   * @param file with the named statements
   * @param flow whose they are
   * @param what they note, for the error when the database is away
   */
  public HubStatements(DataSource hub, Path file, String flow, String what) {
    this.hub = hub;
    this.file = SqlFile.read(file);
    this.flow = flow;
    this.what = what;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface Row<T> {
    /** Reads it. */
    T read(ResultSet row) throws SQLException;
  }

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  /**
   * Runs a statement; how many rows it touched.
   *
   * @throws SeraiException LEDGER_UNAVAILABLE
   */
  public long update(String name, Object... values) {
    return run(name, PreparedStatement::executeLargeUpdate, values);
  }

  /**
   * What a query answers, in its order.
   *
   * @throws SeraiException LEDGER_UNAVAILABLE
   */
  public <T> List<T> rows(String name, Row<T> row, Object... values) {
    return run(
        name,
        statement -> {
          List<T> rows = new ArrayList<>();
          try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
              rows.add(row.read(found));
            }
          }
          return rows;
        },
        values);
  }

  private <T> T run(String name, Work<T> work, Object... values) {
    try (Connection connection = hub.getConnection()) {
      connection.setAutoCommit(true);
      try (PreparedStatement statement = connection.prepareStatement(file.get(name))) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, bound(connection, values[i]));
        }
        return work.on(statement);
      }
    } catch (SQLException e) {
      throw new SeraiException(
          HubError.LEDGER_UNAVAILABLE, flow, e, "the hub's database cannot note %s", what);
    }
  }

  private static Object bound(Connection connection, Object value) throws SQLException {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof Collection<?> texts) {
      return connection.createArrayOf("text", texts.toArray());
    }
    return value;
  }
}
