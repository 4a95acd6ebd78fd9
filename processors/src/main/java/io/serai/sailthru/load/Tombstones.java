package io.serai.sailthru.load;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import io.serai.warehouse.Statements;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Who was erased, or is to be, in the hub's database. An address is known by its hashes alone. */
public final class Tombstones {
  private final DataSource hub;
  private final SqlFile sql;
  private final Clock clock;

  /**
   * @param file {@code config/sailthru/load/tombstone.sql}
   */
  public Tombstones(DataSource hub, Path file, Clock clock) {
    this.hub = hub;
    this.sql = SqlFile.read(file);
    this.clock = clock;
  }

  /**
   * One person.
   *
   * @param profiles ids that are known of
   * @param hashes of the address, under every key there was; empty when asked for by id
   * @param pending whether it is still to be done
   */
  record Tombstone(long id, List<String> profiles, List<String> hashes, boolean pending) {}

  /** Asks for a person to be erased; durable when the call returns. Its number. */
  public long request(List<String> profiles, List<String> hashes) {
    return in(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql.get("request"))) {
            statement.setArray(1, texts(connection, profiles));
            statement.setArray(2, texts(connection, hashes));
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  /** Whether a request has been done. */
  public boolean done(long id) {
    return in(connection -> Statements.number(connection, sql.get("done"), id)) > 0;
  }

  /** All of them, oldest first. */
  List<Tombstone> all() {
    return in(
        connection -> {
          List<Tombstone> all = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(sql.get("all"));
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              all.add(
                  new Tombstone(
                      row.getLong(1),
                      list(row.getArray(2)),
                      list(row.getArray(3)),
                      row.getBoolean(4)));
            }
          }
          return all;
        });
  }

  private static List<String> list(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  /** Adds ids that were found to be a person's. */
  void found(long id, Collection<String> profiles) {
    in(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql.get("found"))) {
            statement.setArray(1, texts(connection, profiles));
            statement.setLong(2, id);
            return statement.executeUpdate();
          }
        });
  }

  /** A request is done in the warehouse and in the lake. */
  void erased(long id, String runId) {
    in(
        connection ->
            Statements.update(
                connection,
                sql.get("erased"),
                clock.instant().atOffset(ZoneOffset.UTC),
                runId,
                id));
  }

  private static Array texts(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T in(Work<T> work) {
    try (Connection connection = hub.getConnection()) {
      connection.setAutoCommit(true);
      return work.on(connection);
    } catch (SQLException e) {
      throw new SeraiException(
          HubError.LEDGER_UNAVAILABLE, "sailthru", e, "erasures cannot be noted");
    }
  }
}
