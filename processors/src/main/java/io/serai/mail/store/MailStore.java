package io.serai.mail.store;

import io.serai.mail.model.Accepting;
import io.serai.mail.model.Account;
import io.serai.mail.model.Answer;
import io.serai.mail.model.Domains;
import io.serai.mail.model.Lease;
import io.serai.mail.model.Leasing;
import io.serai.mail.model.Mail;
import io.serai.mail.model.MailState;
import io.serai.mail.model.News;
import io.serai.mail.model.Outbox;
import io.serai.mail.model.Overdue;
import io.serai.mail.model.Pool;
import io.serai.mail.model.Recipient;
import io.serai.mail.model.Settling;
import io.serai.mail.model.Step;
import io.serai.mail.model.Suppression;
import io.serai.mail.model.Withdrawing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The outbox in the hub's database. Many hubs may work on one. */
public final class MailStore implements Outbox {
  private static final Pool NO_ACCOUNTS =
      new Pool(List.of(), Domains.UNCAPPED, (account, missing) -> null);

  private final Transactions transactions;
  private final Sql sql;
  private final MailRows mails;
  private final PoolRows pool;
  private final Terms terms;
  private final Supplier<Map<String, Account.Terms>> accounts;
  private boolean known;

  /**
   * @param lease how long a worker has
   * @param republish after how long a mail that nobody took off the bus is put there again
   * @param domainCap recipients a domain may have in a minute; 0 for no cap
   */
  public record Terms(Duration lease, Duration republish, int domainCap) {}

  /**
   * @param folder {@code config/mail}
   * @param accounts as the configuration has them; others are not used
   */
  public MailStore(
      DataSource hub, Path folder, Terms terms, Supplier<Map<String, Account.Terms>> accounts) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("outbox.sql"));
    this.mails = new MailRows(sql);
    this.pool =
        new PoolRows(
            new Sql(folder.resolve("accounts.sql")),
            terms.domainCap(),
            () -> accounts.get().keySet());
    this.terms = terms;
    this.accounts = accounts;
  }

  /** Once, when the database answers: makes accounts what the configuration says. */
  private synchronized void know() {
    if (known) {
      return;
    }
    transactions.use(
        connection -> {
          for (Map.Entry<String, Account.Terms> account : accounts.get().entrySet()) {
            pool.put(connection, account.getKey(), account.getValue());
          }
        });
    known = true;
  }

  @Override
  public void accept(Submission submission, Instant now) {
    transactions.use(connection -> accept(connection, submission, now));
  }

  /** As {@link #accept(Submission, Instant)}, within the caller's transaction. */
  Step accept(Connection connection, Submission submission, Instant now) throws SQLException {
    Set<String> hidden = suppressed(connection, submission.party(), submission.recipients());
    Step step =
        Accepting.accept(
            submission.id(),
            submission.party(),
            now,
            submission.expiresAt(),
            submission.recipients(),
            hidden);
    mails.insert(connection, step.mail());
    mails.events(connection, submission.id(), step.events(), now);
    return step;
  }

  private Set<String> suppressed(
      Connection connection, String party, Collection<Recipient> recipients) throws SQLException {
    Object hashes =
        connection.createArrayOf("text", recipients.stream().map(Recipient::hash).toArray());
    return new HashSet<>(sql.texts(connection, "suppressed", party, hashes));
  }

  @Override
  public List<String> due(int most, Instant now) {
    know();
    List<String> overdue =
        transactions.in(connection -> sql.texts(connection, "overdue", now, now, most));
    overdue.forEach(id -> step(id, now, (connection, mail) -> overdue(connection, mail, now)));
    return transactions.in(
        connection -> {
          long free = pool.lock(connection, List.of(), now).room(now);
          // why: even without a budget one is asked for, so that it learns when there will be one
          int room = (int) Math.min(most, Math.max(1, free));
          Instant lost = now.minus(terms.republish());
          return sql.texts(connection, "publish", now, now, lost, room, now);
        });
  }

  private Step overdue(Connection connection, Mail mail, Instant now) throws SQLException {
    if (!Overdue.needed(mail, now)) {
      return null;
    }
    Pool accounts =
        mail.lease() == null ? NO_ACCOUNTS : pool.lock(connection, mail.recipients(), now);
    return Overdue.look(mail, accounts, now);
  }

  @Override
  public Leased lease(String id, Instant now) {
    know();
    Step step = step(id, now, (connection, mail) -> lease(connection, mail, now)).orElse(null);
    if (step == null) {
      return new Leased(Step.Result.NOTHING, null, List.of());
    }
    Lease lease = step.result() == Step.Result.DONE ? step.mail().lease() : null;
    List<Integer> places =
        lease == null
            ? List.of()
            : step.mail().recipients().stream()
                .filter(one -> one.state() == MailState.SENDING)
                .map(Recipient::n)
                .toList();
    return new Leased(step.result(), lease, places);
  }

  private Step lease(Connection connection, Mail mail, Instant now) throws SQLException {
    Set<String> hidden = suppressed(connection, mail.party(), mail.recipients());
    Pool accounts =
        Leasing.wanted(mail, hidden, now)
            ? pool.lock(connection, mail.recipients(), now)
            : NO_ACCOUNTS;
    return Leasing.lease(mail, accounts, hidden, terms.lease(), now);
  }

  @Override
  public boolean smtp(String id, int lease, Instant now) {
    return transactions.in(connection -> sql.update(connection, "smtp", now, id, lease, now) == 1);
  }

  @Override
  public Step.Result settle(String id, int lease, Map<Integer, Answer> answers, Instant now) {
    return result(
        step(
            id,
            now,
            (connection, mail) -> {
              Pool accounts =
                  Settling.touchesAccount(mail, lease, answers, now)
                      ? pool.lock(connection, mail.recipients(), now)
                      : NO_ACCOUNTS;
              return Settling.settle(mail, lease, answers, accounts, now);
            }));
  }

  @Override
  public Step.Result confirmed(String id, Instant now) {
    return result(step(id, now, (connection, mail) -> News.confirmed(mail)));
  }

  @Override
  public Step.Result cancel(String id, Instant now) {
    return result(step(id, now, (connection, mail) -> Withdrawing.cancel(mail)));
  }

  @Override
  public void suppress(String party, Suppression suppression, Instant now) {
    List<String> waiting =
        transactions.in(
            connection -> {
              suppress(connection, party, suppression, now);
              return sql.texts(connection, "waiting_for", party, suppression.hash());
            });
    Set<String> hidden = Set.of(suppression.hash());
    waiting.forEach(id -> step(id, now, (connection, mail) -> Withdrawing.suppress(mail, hidden)));
  }

  private void suppress(Connection connection, String party, Suppression suppression, Instant now)
      throws SQLException {
    sql.update(connection, "suppress", party, suppression.hash(), suppression.reason().word(), now);
  }

  @Override
  public Step.Result resolve(String id, boolean found, Instant now) {
    return result(step(id, now, (connection, mail) -> Withdrawing.resolve(mail, found, now)));
  }

  private static Step.Result result(Optional<Step> step) {
    return step.map(Step::result).orElse(Step.Result.NOTHING);
  }

  /** Applies the rules to a mail that is locked, and returns null when nothing is to be kept. */
  private interface Rule {
    Step apply(Connection connection, Mail mail) throws SQLException;
  }

  private Optional<Step> step(String id, Instant now, Rule rule) {
    return transactions.in(
        connection -> {
          Optional<Mail> mail = mails.lock(connection, id);
          Step step = mail.isEmpty() ? null : rule.apply(connection, mail.get());
          if (step != null && !step.mail().equals(mail.get())) {
            keep(connection, mail.get(), step, now);
          }
          return Optional.ofNullable(step);
        });
  }

  private void keep(Connection connection, Mail before, Step step, Instant now)
      throws SQLException {
    mails.update(connection, before, step.mail());
    mails.events(connection, before.id(), step.events(), now);
    pool.store(connection, step, now);
    for (Suppression suppression : step.suppressions()) {
      suppress(connection, before.party(), suppression, now);
    }
  }
}
