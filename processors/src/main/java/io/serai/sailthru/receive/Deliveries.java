package io.serai.sailthru.receive;

import io.serai.core.HubError;
import io.serai.core.Run;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What became of every delivery, in the hub's database. */
public final class Deliveries {
  private final DataSource hub;
  private final SqlFile sql;
  private final Clock clock;

  /**
   * @param hub the hub's database
   * @param file {@code config/sailthru/receive/delivery.sql}
   */
  public Deliveries(DataSource hub, Path file, Clock clock) {
    this.hub = hub;
    this.sql = SqlFile.read(file);
    this.clock = clock;
  }

  /** How far a delivery came. */
  enum State {
    WAITING,
    RECEIVING,
    RECEIVED,
    SET_ASIDE
  }

  /**
   * What is known of a delivery.
   *
   * @param broken how often it was found broken
   * @param manifest the manifest that was about to be put, or null
   */
  record Known(State state, int broken, String manifest) {}

  /** What is known of deliveries, by {@link Delivery#input}. */
  Map<String, Known> known(Collection<Delivery> deliveries) {
    return in(
        connection -> {
          Map<String, Known> known = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(sql.get("known"))) {
            statement.setArray(1, texts(connection, deliveries, Delivery::source));
            statement.setArray(2, texts(connection, deliveries, Delivery::fingerprint));
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                known.put(
                    row.getString(1) + "#" + row.getString(2),
                    new Known(State.valueOf(row.getString(3)), row.getInt(4), row.getString(5)));
              }
            }
          }
          return known;
        });
  }

  private static Array texts(
      Connection connection,
      Collection<Delivery> deliveries,
      java.util.function.Function<Delivery, String> text)
      throws SQLException {
    return connection.createArrayOf("text", deliveries.stream().map(text).toArray());
  }

  /** The manifest is about to be put. */
  void receiving(Run run, Delivery delivery, String manifest) {
    update(
        "receiving",
        delivery.source(),
        delivery.fingerprint(),
        manifest,
        run.id(),
        clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** The manifest is durable (I2). */
  void received(Delivery delivery) {
    update("received", delivery.source(), delivery.fingerprint());
  }

  /** It is cut short or damaged, and may still be uploading. */
  void broken(Run run, Delivery delivery) {
    update(
        "broken",
        delivery.source(),
        delivery.fingerprint(),
        run.id(),
        clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** It stayed broken. */
  void setAside(Delivery delivery) {
    update("set_aside", delivery.source(), delivery.fingerprint());
  }

  private void update(String name, Object... values) {
    in(connection -> Statements.update(connection, sql.get(name), values));
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
          HubError.LEDGER_UNAVAILABLE, "sailthru", e, "deliveries cannot be noted");
    }
  }
}
