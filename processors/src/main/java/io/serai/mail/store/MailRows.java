package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import io.serai.mail.model.Lease;
import io.serai.mail.model.Mail;
import io.serai.mail.model.MailState;
import io.serai.mail.model.Recipient;
import io.serai.mail.model.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A mail as rows. */
final class MailRows {
  private static final String TEXT = "text";
  private static final String INT = "int";
  private static final String MOMENT = "timestamptz";

  private static final String[] MAIL = {
    MOMENT, MOMENT, INT, MOMENT, MOMENT, TEXT, "bool", INT, MOMENT, TEXT
  };
  private static final String[] RECIPIENT = {TEXT, INT, MOMENT, TEXT, INT, TEXT, MOMENT, TEXT, INT};

  private final Sql sql;

  MailRows(Sql sql) {
    this.sql = sql;
  }

  /** The mail, which is this transaction's until it ends. */
  Optional<Mail> lock(Connection connection, String id) throws SQLException {
    return Optional.ofNullable(lock(connection, Set.of(id)).get(id));
  }

  /** Mails by their ids, locked in that order; unknown ones are not there. */
  Map<String, Mail> lock(Connection connection, Set<String> ids) throws SQLException {
    Object array = connection.createArrayOf("text", ids.toArray());
    Map<String, List<Recipient>> recipients = new HashMap<>();
    List<Mail> mails = sql.rows(connection, "lock", MailRows::mail, array);
    sql.rows(
        connection,
        "recipients",
        row ->
            recipients
                .computeIfAbsent(row.getString(11), id -> new ArrayList<>())
                .add(recipient(row)),
        array);
    Map<String, Mail> whole = new TreeMap<>();
    for (Mail mail : mails) {
      whole.put(mail.id(), mail.with(recipients.getOrDefault(mail.id(), List.of())));
    }
    return whole;
  }

  private static Mail mail(ResultSet row) throws SQLException {
    Instant until = instant(row, 8);
    int leases = row.getInt(6);
    Lease lease =
        until == null
            ? null
            : new Lease(
                leases,
                instant(row, 7),
                until,
                row.getString(9),
                row.getBoolean(10),
                row.getInt(11),
                instant(row, 12));
    return new Mail(
        row.getString(1),
        row.getString(2),
        instant(row, 3),
        instant(row, 4),
        instant(row, 5),
        leases,
        lease,
        List.of());
  }

  private static Recipient recipient(ResultSet row) throws SQLException {
    String verdict = row.getString(7);
    Recipient.LastError error =
        verdict == null
            ? null
            : new Recipient.LastError(
                Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)), row.getInt(8), row.getString(9));
    return new Recipient(
        row.getInt(1),
        row.getString(2),
        row.getString(3),
        MailState.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
        row.getInt(5),
        instant(row, 6),
        error,
        instant(row, 10));
  }

  void insert(Connection connection, Mail mail) throws SQLException {
    sql.update(
        connection,
        "insert",
        mail.id(),
        mail.party(),
        mail.createdAt(),
        mail.expiresAt(),
        mail.dueAt());
    try (Sql.Batch rows = sql.batch(connection, "insert_recipient")) {
      for (Recipient one : mail.recipients()) {
        rows.add(
            mail.id(),
            one.n(),
            one.hash(),
            one.domain(),
            one.state().word(),
            one.attempts(),
            one.notBefore());
      }
      rows.run();
    }
  }

  /** Writes what differs. */
  void update(Connection connection, Mail before, Mail now) throws SQLException {
    update(connection, List.of(now.id()), Map.of(now.id(), before), Map.of(now.id(), now));
  }

  /** Writes what differs of the mails with these ids. */
  void update(
      Connection connection,
      Collection<String> ids,
      Map<String, Mail> before,
      Map<String, Mail> now)
      throws SQLException {
    Sql.Columns rows = sql.columns(connection, "update", MAIL);
    Sql.Columns recipients = sql.columns(connection, "update_recipient", RECIPIENT);
    for (String id : ids) {
      Mail mail = now.get(id);
      if (!mail.with(List.of()).equals(before.get(id).with(List.of()))
          || !Objects.equals(mail.dueAt(), before.get(id).dueAt())) {
        row(rows, mail);
      }
      for (Recipient one : before.get(id).changed(mail)) {
        row(recipients, id, one);
      }
    }
    rows.run();
    recipients.run();
  }

  private static void row(Sql.Columns rows, Mail mail) {
    Lease lease = mail.lease();
    rows.add(
        mail.dueAt(),
        mail.publishedAt(),
        mail.leases(),
        lease == null ? null : lease.leasedAt(),
        lease == null ? null : lease.until(),
        lease == null ? null : lease.account(),
        lease == null ? null : lease.probe(),
        lease == null ? null : lease.recipients(),
        lease == null ? null : lease.smtpAt(),
        mail.id());
  }

  private static void row(Sql.Columns rows, String id, Recipient one) {
    Recipient.LastError error = one.error();
    rows.add(
        one.state().word(),
        one.attempts(),
        one.notBefore(),
        error == null ? null : error.verdict().name().toLowerCase(Locale.ROOT),
        error == null ? null : error.code(),
        error == null ? null : error.enhanced(),
        one.sentAt(),
        id,
        one.n());
  }
}
