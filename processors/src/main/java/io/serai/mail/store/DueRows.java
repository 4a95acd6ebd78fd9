package io.serai.mail.store;

import io.serai.mail.model.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which mails go on the bus next, and whose lease or life is over. */
final class DueRows {
  private final Sql sql;
  private final PoolRows pool;
  private final Duration republish;

  /**
   * @param republish after how long a mail that nobody took off the bus is put there again
   */
  DueRows(Sql sql, PoolRows pool, Duration republish) {
    this.sql = sql;
    this.pool = pool;
    this.republish = republish;
  }

  /** Mails whose lease or life is over. */
  List<String> overdue(Connection connection, int most, Instant now) throws SQLException {
    return sql.texts(connection, "overdue", now, now, most);
  }

  /**
   * Notes mails as published, as many as budgets have room for; of those that share a budget the
   * longest due first.
   */
  List<String> due(Connection connection, int most, Instant now) throws SQLException {
    Pool open = pool.lock(connection, List.of(), now);
    Object named = connection.createArrayOf("text", open.named().toArray());
    Instant lost = now.minus(republish);
    List<String> due = new ArrayList<>();
    for (Pool.Room room : open.rooms(now)) {
      // why: even without a budget one is asked for, so that it learns when there will be one
      int some = (int) Math.min(most, Math.max(1, room.recipients()));
      String party = room.only();
      due.addAll(sql.texts(connection, "publish", now, now, lost, party, party, named, some, now));
    }
    return due;
  }
}
