package io.serai.mail.store;

import io.serai.mail.model.Accepting;
import io.serai.mail.model.Account;
import io.serai.mail.model.Answer;
import io.serai.mail.model.News;
import io.serai.mail.model.Outbox;
import io.serai.mail.model.Step;
import io.serai.mail.model.Suppression;
import io.serai.mail.model.Withdrawing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The outbox in the hub's database. Many hubs may work on one. */
public final class MailStore implements Outbox {
  /** Steps that are made in one transaction, at most. */
  private static final int MOST = 100;

  private final Transactions transactions;
  private final Sql sql;
  private final Desk.Tables tables;
  private final DueRows due;
  private final Terms terms;
  private final Supplier<Map<String, Account.Terms>> accounts;
  private final Together<Ask, Optional<Step>> leases;
  private final Together<Ask, Optional<Step>> outcomes;
  private final Marks marks;
  private boolean known;

  /** A step that is to be made. */
  record Ask(String id, Instant now, Desk.Rule rule) {}

  /**
   * @param lease how long a worker has
   * @param republish after how long a mail that nobody took off the bus is put there again
   * @param domainCap recipients a domain may have in a minute; 0 for no cap
   * @param gather how long a step waits for others to share a transaction with
   */
  public record Terms(Duration lease, Duration republish, int domainCap, Duration gather) {}

  /**
   * @param folder {@code config/mail}
   * @param accounts as the configuration has them; others are not used
   */
  public MailStore(
      DataSource hub, Path folder, Terms terms, Supplier<Map<String, Account.Terms>> accounts) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("outbox.sql"));
    PoolRows pool =
        new PoolRows(
            new Sql(folder.resolve("accounts.sql")),
            terms.domainCap(),
            () -> accounts.get().keySet());
    this.tables = new Desk.Tables(new MailRows(sql), new History(sql), pool, new StopRows(sql));
    this.due = new DueRows(sql, pool, terms.republish());
    this.terms = terms;
    this.accounts = accounts;
    this.leases = new Together<>(MOST, terms.gather(), this::steps);
    this.outcomes = new Together<>(MOST, terms.gather(), this::steps);
    this.marks = new Marks(transactions, sql);
  }

  /** Once, when the database answers: makes accounts what the configuration says. */
  private synchronized void know() {
    if (known) {
      return;
    }
    transactions.use(
        connection -> {
          for (Map.Entry<String, Account.Terms> account : accounts.get().entrySet()) {
            tables.pool().put(connection, account.getKey(), account.getValue());
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
    Set<String> hidden =
        tables
            .stops()
            .among(
                connection,
                submission.recipients().stream()
                    .map(one -> new Desk.Address(submission.party(), one.hash()))
                    .toList())
            .stream()
            .map(Desk.Address::hash)
            .collect(Collectors.toSet());
    Step step =
        Accepting.accept(
            submission.id(),
            submission.party(),
            now,
            submission.expiresAt(),
            submission.recipients(),
            hidden);
    tables.mails().insert(connection, step.mail());
    tables.history().add(connection, submission.id(), step.events(), now);
    return step;
  }

  @Override
  public List<String> due(int most, Instant now) {
    know();
    steps(
        transactions.keyed(connection -> due.overdue(connection, most, now)),
        now,
        DeskRules::overdue);
    return transactions.keyed(connection -> due.due(connection, most, now));
  }

  @Override
  public Leased lease(String id, Instant now) {
    know();
    return Leased.of(leases.ask(new Ask(id, now, DeskRules.lease(terms.lease()))));
  }

  @Override
  public boolean smtp(String id, int lease, Instant now) {
    return marks.mark(id, lease, now);
  }

  @Override
  public Step.Result settle(String id, int lease, Map<Integer, Answer> answers, Instant now) {
    return Step.result(step(id, now, DeskRules.outcome(lease, answers)));
  }

  @Override
  public Step.Result confirmed(String id, Instant now) {
    return Step.result(step(id, now, (desk, mail) -> News.confirmed(mail)));
  }

  @Override
  public Step.Result cancel(String id, Instant now) {
    return Step.result(step(id, now, (desk, mail) -> Withdrawing.cancel(mail)));
  }

  @Override
  public void suppress(String party, Suppression suppression, Instant now) {
    List<String> waiting =
        transactions.in(
            connection -> {
              tables.stops().add(connection, party, suppression, now);
              return sql.texts(connection, "waiting_for", party, suppression.hash());
            });
    Set<String> hidden = Set.of(suppression.hash());
    steps(waiting, now, (desk, mail) -> Withdrawing.suppress(mail, hidden));
  }

  /** Takes an account out of use on all hubs, or uses it again; false when there is none. */
  public boolean enable(String id, boolean use, Instant now) {
    know();
    return transactions.in(
        connection -> {
          Optional<Account> account = tables.pool().lock(connection, List.of(), now).account(id);
          if (account.isPresent()) {
            tables.pool().update(connection, List.of(account.get().enabled(use)));
          }
          return account.isPresent();
        });
  }

  @Override
  public Step.Result resolve(String id, boolean found, Instant now) {
    return resolve(id, found, "operator", now);
  }

  /** As {@link #resolve(String, boolean, Instant)}, because there is a copy of the mail. */
  Step.Result found(String id, Instant now) {
    return resolve(id, true, "sent-folder", now);
  }

  private Step.Result resolve(String id, boolean found, String by, Instant now) {
    return Step.result(
        step(id, now, (desk, mail) -> Withdrawing.resolve(mail, found, by, desk.now())));
  }

  private Optional<Step> step(String id, Instant now, Desk.Rule rule) {
    return outcomes.ask(new Ask(id, now, rule));
  }

  /** The same step of some mails, in one transaction. */
  List<Optional<Step>> steps(Collection<String> ids, Instant now, Desk.Rule rule) {
    return ids.isEmpty()
        ? List.of()
        : steps(ids.stream().map(id -> new Ask(id, now, rule)).toList());
  }

  /** Makes steps in one transaction, in this order. */
  List<Optional<Step>> steps(List<Ask> asked) {
    return transactions.keyed(
        connection -> {
          Instant now = asked.stream().map(Ask::now).max(Comparator.naturalOrder()).orElseThrow();
          Set<String> ids = asked.stream().map(Ask::id).collect(Collectors.toSet());
          Desk desk = new Desk(connection, tables, ids, now);
          List<Optional<Step>> steps = new ArrayList<>();
          for (Ask ask : asked) {
            steps.add(desk.step(ask.id(), ask.rule()));
          }
          desk.write();
          return steps;
        });
  }
}
