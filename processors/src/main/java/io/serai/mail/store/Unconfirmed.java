package io.serai.mail.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Mails that a mail server took and whose confirmation did not come over the bus. */
public final class Unconfirmed {
  /** How often a confirmation is published again. */
  public static final int ASKS = 3;

  private final Transactions transactions;
  private final Sql sql;
  private final Duration patience;

  /**
   * @param folder {@code config/mail}
   * @param patience how long a confirmation may take before it is published again
   */
  public Unconfirmed(DataSource hub, Path folder, Duration patience) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("confirm.sql"));
    this.patience = patience;
  }

  /** Notes that confirmations are published again; the mails' ids, at most so many. */
  public List<String> ask(int most, Instant now) {
    Instant since = now.minus(patience);
    return transactions.in(
        connection -> sql.texts(connection, "ask", since, ASKS, since, most, now, ASKS, since));
  }

  /** How many mails are not confirmed although they were asked for as often as can be. */
  public long gap(Instant now) {
    return transactions.in(
        connection -> {
          sql.update(connection, "answered");
          return sql.row(connection, "gap", row -> row.getLong(1), ASKS, now.minus(patience))
              .orElseThrow();
        });
  }
}
