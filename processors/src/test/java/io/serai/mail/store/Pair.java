package io.serai.mail.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.mail.model.Account;
import io.serai.mail.model.Answer;
import io.serai.mail.model.Mail;
import io.serai.mail.model.ModelOutbox;
import io.serai.mail.model.Step;
import io.serai.mail.model.Suppression;
import io.serai.testing.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The outbox in memory and the one in a database, told the same; they must say and hold the same.
 */
final class Pair implements Play.Crowd {
  static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration REPUBLISH = Duration.ofMinutes(10);
  private static final Path MIGRATIONS = Path.of("hub/src/main/resources/db/migration");

  private static DataSource database;

  private final ModelOutbox model;
  private final MailStore store;
  private final MailRows rows;
  private final PoolRows pool;

  Pair(Map<String, Account.Terms> accounts, int domainCap) {
    Path folder = Path.of("config/mail");
    DataSource empty = empty();
    model = new ModelOutbox(accounts, LEASE, REPUBLISH, domainCap);
    store =
        new MailStore(
            empty,
            folder,
            new MailStore.Terms(LEASE, REPUBLISH, domainCap, Duration.ZERO),
            () -> accounts);
    // why: accounts are put into the database with the first look at it
    store.due(1, Instant.EPOCH);
    rows = new MailRows(new Sql(folder.resolve("outbox.sql")));
    pool = new PoolRows(new Sql(folder.resolve("accounts.sql")), domainCap, accounts::keySet);
  }

  private static String migration(String name) throws IOException {
    return Files.readString(MIGRATIONS.resolve(name));
  }

  private static synchronized DataSource empty() {
    if (database == null) {
      HikariDataSource pool = new HikariDataSource();
      pool.setDataSource(Postgres.database());
      pool.setMaximumPoolSize(3);
      database = pool;
      try {
        Postgres.execute(
            database,
            "CREATE SCHEMA serai",
            migration("V40__mail.sql"),
            migration("V59__mail_account_parties.sql"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Postgres.execute(
        database,
        "TRUNCATE serai.mail, serai.mail_recipient, serai.mail_content, serai.mail_batch, serai.mail_event, serai.mail_suppression,"
            + " serai.mail_account, serai.mail_use, serai.mail_domain_minute RESTART IDENTITY");
    return database;
  }

  ModelOutbox model() {
    return model;
  }

  /** Compares everything that both hold. */
  void compare(Instant now) {
    new Transactions(database)
        .use(
            connection -> {
              Set<String> ids = Set.copyOf(Postgres.rows(database, "SELECT id FROM serai.mail"));
              assertThat(rows.lock(connection, ids)).isEqualTo(model.mails);
            });
    List<Account> accounts =
        new Transactions(database).in(c -> pool.lock(c, List.of(), now).accounts());
    assertThat(accounts).isEqualTo(model.pool(now).accounts());
    assertThat(Postgres.rows(database, "SELECT party || ' ' || hash FROM serai.mail_suppression"))
        .containsExactlyInAnyOrderElementsOf(model.suppressed);
    List<String> events = new ArrayList<>();
    model.events.forEach(
        (id, all) ->
            all.forEach(
                e -> events.add(id + "|" + e.recipient() + "|" + e.type() + "|" + e.detail())));
    assertThat(
            Postgres.rows(
                database,
                "SELECT mail_id, n, type, detail FROM serai.mail_event ORDER BY mail_id, id"))
        .isEqualTo(events);
    assertThat(Postgres.rows(database, "SELECT id FROM serai.mail WHERE due_at IS NOT NULL"))
        .containsExactlyInAnyOrderElementsOf(
            model.mails.values().stream()
                .filter(mail -> mail.dueAt() != null)
                .map(Mail::id)
                .toList());
  }

  @Override
  public List<Leased> leases(List<String> ids, Instant now) {
    return same(
        ids.stream().map(id -> model.lease(id, now)).toList(),
        store.steps(ids, now, DeskRules.lease(LEASE)).stream().map(Leased::of).toList());
  }

  @Override
  public void outcomes(List<Play.Report> reports, Instant now) {
    List<MailStore.Ask> asked =
        reports.stream()
            .map(
                one ->
                    new MailStore.Ask(one.id(), now, DeskRules.outcome(one.lease(), one.answers())))
            .toList();
    same(
        reports.stream()
            .map(one -> model.settle(one.id(), one.lease(), one.answers(), now))
            .toList(),
        store.steps(asked).stream().map(Step::result).toList());
  }

  private static <T> T same(T one, T other) {
    assertThat(other).isEqualTo(one);
    return one;
  }

  @Override
  public void accept(Submission submission, Instant now) {
    model.accept(submission, now);
    store.accept(submission, now);
  }

  @Override
  public List<String> due(int most, Instant now) {
    return same(model.due(most, now), store.due(most, now));
  }

  @Override
  public Leased lease(String id, Instant now) {
    return same(model.lease(id, now), store.lease(id, now));
  }

  @Override
  public boolean smtp(String id, int lease, Instant now) {
    return same(model.smtp(id, lease, now), store.smtp(id, lease, now));
  }

  @Override
  public Step.Result settle(String id, int lease, Map<Integer, Answer> answers, Instant now) {
    return same(model.settle(id, lease, answers, now), store.settle(id, lease, answers, now));
  }

  @Override
  public Step.Result confirmed(String id, Instant now) {
    return same(model.confirmed(id, now), store.confirmed(id, now));
  }

  @Override
  public Step.Result cancel(String id, Instant now) {
    return same(model.cancel(id, now), store.cancel(id, now));
  }

  @Override
  public void suppress(String party, Suppression suppression, Instant now) {
    model.suppress(party, suppression, now);
    store.suppress(party, suppression, now);
  }

  @Override
  public Step.Result resolve(String id, boolean found, Instant now) {
    return same(model.resolve(id, found, now), store.resolve(id, found, now));
  }
}
