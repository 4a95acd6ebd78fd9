package io.serai.mail.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Deletes what mails said and to whom, and keys of requests, when they are old. */
public final class Retention {
  /** Rows that are deleted in one transaction. */
  private static final int SOME = 1_000;

  /** Days of parties that still count. */
  private static final Duration COUNTED = Duration.ofDays(2);

  private final Transactions transactions;
  private final Sql sql;
  private final Terms terms;

  /**
   * How long things are kept.
   *
   * @param contents of mails, after the last that was heard of them
   * @param keys of requests
   */
  public record Terms(Duration contents, Duration keys) {}

  /**
   * What was deleted.
   *
   * @param contents of mails
   * @param keys of requests
   */
  public record Deleted(long contents, long keys) {}

  /**
   * @param folder {@code config/mail}
   */
  public Retention(DataSource hub, Path folder, Terms terms) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("intake.sql"));
    this.terms = terms;
  }

  /** Deletes in small transactions, so that nobody waits for it. Mails and their history stay. */
  public Deleted forget(Instant now) {
    Instant contents = now.minus(terms.contents());
    transactions.use(c -> sql.update(c, "forget_party_use", now.minus(COUNTED)));
    all("forget_refused", contents, SOME);
    return new Deleted(
        all("forget_contents", contents, contents, SOME),
        all("forget_keys", now.minus(terms.keys()), SOME));
  }

  private long all(String statement, Object... values) {
    long deleted = 0;
    int some;
    do {
      some = transactions.in(connection -> sql.update(connection, statement, values));
      deleted += some;
    } while (some == SOME);
    return deleted;
  }
}
