package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds the mails that wait. They are counted once a second, and again when the bound seems to be
 * reached, but for no more than a tenth of the time: in between this hub's own are added up. What
 * is accepted while it counts, and by other hubs in that second, may come on top.
 */
final class Backlog {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();
  private static final int PART_OF_TIME = 10;
  private static final long UNKNOWN = -1;

  private final Transactions transactions;
  private final Sql sql;
  private final int most;
  private final AtomicBoolean counting = new AtomicBoolean();
  private long counted = UNKNOWN;
  private long since;
  private long took;
  private long more;

  /**
   * @param most mails that may wait
   */
  Backlog(Transactions transactions, Sql sql, int most) {
    this.transactions = transactions;
    this.sql = sql;
    this.most = most;
  }

  /**
   * Counts when it is time to. Not within a transaction of a party, which sees its own alone, and
   * without the monitor: who holds a connection must not wait for who waits for one.
   */
  void look() {
    if (wanted() && counting.compareAndSet(false, true)) {
      try {
        transactions.use(this::count);
      } finally {
        counting.set(false);
      }
    }
  }

  private synchronized boolean wanted() {
    long age = System.nanoTime() - since;
    return counted == UNKNOWN || age > FRESH || (full(1) && age > PART_OF_TIME * took);
  }

  /**
   * Takes room for mails.
   *
   * @throws SeraiException BACKLOG_FULL
   */
  synchronized void room(int mails) {
    if (full(mails)) {
      throw new SeraiException(
          MailError.BACKLOG_FULL, "mail", "%d mails wait already (mail.backlog)", counted + more);
    }
    more += mails;
  }

  private boolean full(int mails) {
    return counted + more + mails > most;
  }

  private void count(Connection connection) throws SQLException {
    long from = System.nanoTime();
    long now = sql.row(connection, "backlog", row -> row.getLong(1), most).orElseThrow();
    synchronized (this) {
      counted = now;
      since = System.nanoTime();
      took = since - from;
      more = 0;
    }
  }
}
