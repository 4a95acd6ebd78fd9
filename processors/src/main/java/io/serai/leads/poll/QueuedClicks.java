package io.serai.leads.poll;

import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import io.serai.leads.ClickRow;
import io.serai.warehouse.Statements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The clicks that were put on the queue, in the hub's database. */
public final class QueuedClicks {
  private final DataSource hub;
  private final SqlFile sql;
  private final Clock clock;

  /**
   * @param hub the hub's database
   * @param file {@code config/leads/queued.sql}
   */
  public QueuedClicks(DataSource hub, Path file, Clock clock) {
    this.hub = hub;
    this.sql = SqlFile.read(file);
    this.clock = clock;
  }

  /**
   * A click that was queued.
   *
   * @param settled whether it was found at its end before
   */
  public record Queued(String unit, String guid, boolean settled) {
    /** What names it as a dead letter. */
    public String input() {
      return unit + ":" + guid;
    }
  }

  /** Rows are about to be queued. */
  void note(Run run, String unit, List<ClickRow> rows) {
    in(
        connection ->
            Statements.update(
                connection,
                sql.get("note"),
                unit,
                now(),
                run.id(),
                texts(connection, rows.stream().map(row -> row.guid().orElseThrow()).toList()),
                connection.createArrayOf("boolean", rows.stream().map(ClickRow::bot).toArray())));
  }

  /** The queue has taken them. */
  void sent(String unit, Collection<String> guids) {
    in(
        connection ->
            Statements.update(connection, sql.get("sent"), unit, texts(connection, guids)));
  }

  /** Those that are on the queue: guid to whether as a bot's. */
  Map<String, Boolean> underWay(String unit, Collection<String> guids) {
    return in(
        connection -> {
          Map<String, Boolean> found = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(sql.get("under_way"))) {
            statement.setString(1, unit);
            statement.setArray(2, texts(connection, guids));
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.put(row.getString(1), row.getBoolean(2));
              }
            }
          }
          return found;
        });
  }

  /** Those that are dead letters and were not given back. */
  public Set<String> dead(Collection<String> inputs) {
    return in(
        connection ->
            new HashSet<>(
                Statements.texts(connection, sql.get("dead"), texts(connection, inputs))));
  }

  /**
   * The next clicks that are to be looked for.
   *
   * @param all those too that were settled before
   * @param last the last of those before, or null
   */
  public List<Queued> next(boolean all, Queued last, int limit) {
    return in(
        connection -> {
          List<Queued> next = new ArrayList<>();
          String name = all ? "all" : "open";
          try (PreparedStatement statement = connection.prepareStatement(sql.get(name))) {
            statement.setString(1, last == null ? "" : last.unit());
            statement.setString(2, last == null ? "" : last.guid());
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                next.add(new Queued(row.getString(1), row.getString(2), row.getBoolean(3)));
              }
            }
          }
          return next;
        });
  }

  /** They have come to their end. */
  public void settle(String unit, Collection<String> guids) {
    in(
        connection ->
            Statements.update(
                connection, sql.get("settle"), now(), unit, texts(connection, guids)));
  }

  /** They are nowhere: the next poll that sees their rows queues them again. */
  public void lose(String unit, Collection<String> guids) {
    in(
        connection ->
            Statements.update(connection, sql.get("lose"), unit, texts(connection, guids)));
  }

  /** Forgets those that were settled before an instant. */
  public void forget(Instant before) {
    in(
        connection ->
            Statements.update(connection, sql.get("forget"), before.atOffset(ZoneOffset.UTC)));
  }

  private Object now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static java.sql.Array texts(Connection connection, Collection<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
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
          HubError.LEDGER_UNAVAILABLE, "leads", e, "queued clicks cannot be noted");
    }
  }
}
