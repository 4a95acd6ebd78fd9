package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import io.serai.mail.model.Account;
import io.serai.mail.model.Domains;
import io.serai.mail.model.Pool;
import io.serai.mail.model.Recipient;
import io.serai.mail.model.WarmUp;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Accounts and their budgets as rows. */
final class PoolRows {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Sql sql;
  private final UseRows uses;
  private final int domainCap;
  private final Supplier<Set<String>> accounts;

  /**
   * @param domainCap recipients a domain may have in a minute; 0 for no cap
   * @param accounts ids of those that are used
   */
  PoolRows(Sql sql, int domainCap, Supplier<Set<String>> accounts) {
    this.sql = sql;
    this.uses = new UseRows(sql);
    this.domainCap = domainCap;
    this.accounts = accounts;
  }

  /** Waits for the lock of all budgets, lets go what is a day old, and reads what is left. */
  Pool lock(Connection connection, List<Recipient> recipients, Instant now) throws SQLException {
    sql.rows(connection, "lock", row -> true);
    uses.sweep(connection, now);
    Object ids = connection.createArrayOf("text", accounts.get().toArray());
    List<Account> used = sql.rows(connection, "pool", PoolRows::account, now.minus(MINUTE), ids);
    return new Pool(
        used,
        domains(connection, recipients, now),
        (account, missing) -> uses.frees(connection, account, missing));
  }

  private Domains domains(Connection connection, List<Recipient> recipients, Instant now)
      throws SQLException {
    if (domainCap == 0) {
      return Domains.UNCAPPED;
    }
    Object names =
        connection.createArrayOf("text", recipients.stream().map(Recipient::domain).toArray());
    Map<String, Integer> used =
        sql
            .rows(
                connection,
                "domains",
                row -> Map.entry(row.getString(1), row.getInt(2)),
                Domains.minute(now),
                names)
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Domains(domainCap, used);
  }

  private static Account account(ResultSet row) throws SQLException {
    Instant warm = instant(row, 4);
    WarmUp warmUp =
        warm == null
            ? WarmUp.NONE
            : new WarmUp(warm, row.getInt(5), Duration.ofSeconds(row.getLong(6)));
    return new Account(
        row.getString(1),
        new Account.Terms(row.getInt(2), row.getInt(3), warmUp, parties(row)),
        Account.Status.valueOf(row.getString(7)),
        row.getInt(8),
        instant(row, 9),
        row.getInt(10),
        row.getInt(11),
        row.getLong(12));
  }

  private static Set<String> parties(ResultSet row) throws SQLException {
    return Set.of((String[]) row.getArray(13).getArray());
  }

  /** Writes how accounts stand, but for what they used. */
  void update(Connection connection, Collection<Account> accounts) throws SQLException {
    for (Account account : accounts) {
      sql.update(
          connection,
          "update",
          account.status().name(),
          account.parks(),
          account.parkedUntil(),
          account.turn(),
          account.id());
    }
  }

  /** Counts recipients of domains in this minute; what earlier minutes counted is over. */
  void domains(Connection connection, Map<String, Integer> more, Instant now) throws SQLException {
    for (Map.Entry<String, Integer> domain : more.entrySet()) {
      sql.update(connection, "domain", domain.getKey(), Domains.minute(now), domain.getValue());
    }
    if (!more.isEmpty()) {
      sql.update(connection, "domains_over", Domains.minute(now));
    }
  }

  /** Puts what the configuration says of an account. */
  void put(Connection connection, String id, Account.Terms terms) throws SQLException {
    WarmUp warmUp = terms.warmUp();
    sql.update(
        connection,
        "put",
        id,
        terms.perDay(),
        terms.perMinute(),
        warmUp.since(),
        warmUp.start(),
        warmUp.doubling().toSeconds(),
        connection.createArrayOf("text", terms.parties().toArray()));
  }

  /** What leases use of accounts' budgets. */
  UseRows uses() {
    return uses;
  }
}
