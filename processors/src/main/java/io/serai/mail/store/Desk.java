package io.serai.mail.store;

import io.serai.mail.model.Account;
import io.serai.mail.model.Mail;
import io.serai.mail.model.Pool;
import io.serai.mail.model.Recipient;
import io.serai.mail.model.Step;
import io.serai.mail.model.Suppression;
import io.serai.mail.model.Use;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some mails in one transaction. A step finds what the steps before it left; all of them are
 * written together, at the end.
 */
final class Desk {
  private final Connection connection;
  private final Tables tables;
  private final Instant now;
  private final Map<String, Mail> before;
  private final Map<String, Mail> mails;
  private final List<History.Line> history = new ArrayList<>();
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<String, Integer> domains = new TreeMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<Stop> stops = new ArrayList<>();
  private Set<Address> hidden;
  private Pool pool;

  /** Where mails, their history, budgets and stops are. */
  record Tables(MailRows mails, History history, PoolRows pool, StopRows stops) {}

  /** An address of a party's recipients. */
  record Address(String party, String hash) {}

  /** An address that is not written to any more. */
  record Stop(String party, Suppression suppression) {}

  /** The rules for one mail; null when nothing is to be done. */
  interface Rule {
    Step apply(Desk desk, Mail mail) throws SQLException;
  }

  /** Locks mails, in the order of their ids. */
  Desk(Connection connection, Tables tables, Set<String> ids, Instant now) throws SQLException {
    this.connection = connection;
    this.tables = tables;
    this.now = now;
    this.before = tables.mails().lock(connection, ids);
    this.mails = new LinkedHashMap<>(before);
  }

  Instant now() {
    return now;
  }

  /** Empty for a mail that is unknown, and when the rule did nothing. */
  Optional<Step> step(String id, Rule rule) throws SQLException {
    Mail mail = mails.get(id);
    Step step = mail == null ? null : rule.apply(this, mail);
    if (step != null && !step.mail().equals(mail)) {
      note(mail, step);
    }
    return Optional.ofNullable(step);
  }

  private void note(Mail mail, Step step) {
    mails.put(mail.id(), step.mail());
    step.events().forEach(event -> history.add(new History.Line(mail.id(), event)));
    if (step.use() != null) {
      uses.add(step.use());
    }
    if (step.account() != null) {
      accounts.put(step.account().id(), step.account());
    }
    step.domains().forEach((domain, n) -> domains.merge(domain, n, Integer::sum));
    for (Suppression suppression : step.suppressions()) {
      stops.add(new Stop(mail.party(), suppression));
      if (hidden != null) {
        hidden.add(new Address(mail.party(), suppression.hash()));
      }
    }
    if (pool != null) {
      pool = pool.after(step);
    }
  }

  /** All accounts, under the lock of their budgets, which is held until the transaction ends. */
  Pool pool() throws SQLException {
    if (pool == null) {
      List<Recipient> all =
          before.values().stream().flatMap(mail -> mail.recipients().stream()).toList();
      Pool read = tables.pool().lock(connection, all, now);
      pool = new Pool(read.accounts(), read.domains(), (id, n) -> frees(read, id, n));
    }
    return pool;
  }

  private Instant frees(Pool read, String account, int recipients) {
    try {
      writeUses();
    } catch (SQLException e) {
      throw new UseRows.Unread(e);
    }
    return read.frees().at(account, recipients);
  }

  /** Hashes of the mail's recipients that its party does not write to. */
  Set<String> suppressed(Mail mail) throws SQLException {
    if (hidden == null) {
      hidden =
          tables
              .stops()
              .among(
                  connection,
                  mails.values().stream().flatMap(Desk::addresses).collect(Collectors.toSet()));
    }
    return addresses(mail).filter(hidden::contains).map(Address::hash).collect(Collectors.toSet());
  }

  private static Stream<Address> addresses(Mail mail) {
    return mail.recipients().stream().map(one -> new Address(mail.party(), one.hash()));
  }

  private void writeUses() throws SQLException {
    tables.pool().uses().put(connection, uses);
    uses.clear();
  }

  /** Writes what differs. */
  void write() throws SQLException {
    Collection<String> changed =
        mails.keySet().stream().filter(id -> !mails.get(id).equals(before.get(id))).toList();
    tables.mails().update(connection, changed, before, mails);
    tables.history().add(connection, history, now);
    writeUses();
    tables.pool().update(connection, accounts.values());
    tables.pool().domains(connection, domains, now);
    for (Stop stop : stops) {
      tables.stops().add(connection, stop.party(), stop.suppression(), now);
    }
  }
}
