package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import io.serai.mail.model.Use;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What leases use of accounts' budgets, for a day, as rows. */
final class UseRows {
  private static final Duration DAY = Duration.ofHours(24);

  private final Sql sql;

  /** No later than the oldest use there is; null when that is unknown. Read under the lock. */
  private volatile Instant oldest;

  UseRows(Sql sql) {
    this.sql = sql;
  }

  /** Lets go what is a day old; asked for with every lease, and mostly nothing is. */
  void sweep(Connection connection, Instant now) throws SQLException {
    Instant seen = oldest;
    if (seen != null && seen.isAfter(now.minus(DAY))) {
      return;
    }
    int freed = sql.update(connection, "sweep", now.minus(DAY));
    // why not after one that freed something: it may be rolled back with its transaction
    oldest =
        freed > 0
            ? null
            : sql.rows(connection, "oldest", row -> Optional.ofNullable(instant(row, 1)))
                .get(0)
                // why: a lease counts from its end, which is to come, and from now when it is
                // settled
                .filter(at -> at.isBefore(now))
                .orElse(now);
  }

  /** When so many recipients more will be free; null when they never will. */
  Instant frees(Connection connection, String account, int missing) {
    try {
      return sql.row(connection, "frees", row -> instant(row, 1), account, missing)
          .map(at -> at.plus(DAY))
          .orElse(null);
    } catch (SQLException e) {
      throw new Unread(e);
    }
  }

  /** What leases use of their accounts' budgets now. */
  void put(Connection connection, List<Use> uses) throws SQLException {
    // why: within one statement a row can be written once; the last word on a lease counts
    Map<String, Use> last = new TreeMap<>();
    uses.forEach(use -> last.put(use.mail() + " " + use.lease(), use));
    if (last.isEmpty()) {
      return;
    }
    List<Map.Entry<String, Integer>> more =
        sql.rows(
            connection,
            "use",
            row -> Map.entry(row.getString(1), row.getInt(2)),
            array(connection, "text", last.values(), Use::mail),
            array(connection, "int", last.values(), Use::lease),
            array(connection, "text", last.values(), Use::account),
            array(connection, "timestamptz", last.values(), use -> use.at().toString()),
            array(connection, "int", last.values(), Use::recipients));
    // why: a lease that ended well uses what it had reserved, and no lock is needed for that
    for (Map.Entry<String, Integer> account : more) {
      sql.update(connection, "used", account.getValue(), account.getKey());
    }
  }

  private static Object array(
      Connection connection, String type, Collection<Use> uses, Function<Use, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, uses.stream().map(value).toArray());
  }

  /** A statement failed where the rules asked for it. */
  static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unread(SQLException cause) {
      super(cause);
    }
  }
}
