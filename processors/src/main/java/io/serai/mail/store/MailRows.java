package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import io.serai.mail.model.Lease;
import io.serai.mail.model.Mail;
import io.serai.mail.model.MailEvent;
import io.serai.mail.model.MailState;
import io.serai.mail.model.Recipient;
import io.serai.mail.model.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A mail as rows. */
final class MailRows {
  private final Sql sql;

  MailRows(Sql sql) {
    this.sql = sql;
  }

  /** The mail, which is this transaction's until it ends. */
  Optional<Mail> lock(Connection connection, String id) throws SQLException {
    Optional<Mail> alone = sql.row(connection, "lock", MailRows::mail, id);
    if (alone.isEmpty()) {
      return alone;
    }
    Mail mail = alone.get();
    List<Recipient> recipients = sql.rows(connection, "recipients", MailRows::recipient, id);
    return Optional.of(
        new Mail(
            mail.id(),
            mail.party(),
            mail.createdAt(),
            mail.expiresAt(),
            mail.publishedAt(),
            mail.leases(),
            mail.lease(),
            recipients));
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
    Lease lease = now.lease();
    sql.update(
        connection,
        "update",
        now.dueAt(),
        now.publishedAt(),
        now.leases(),
        lease == null ? null : lease.leasedAt(),
        lease == null ? null : lease.until(),
        lease == null ? null : lease.account(),
        lease == null ? null : lease.probe(),
        lease == null ? null : lease.recipients(),
        lease == null ? null : lease.smtpAt(),
        now.id());
    try (Sql.Batch rows = sql.batch(connection, "update_recipient")) {
      for (Recipient one : before.changed(now)) {
        Recipient.LastError error = one.error();
        rows.add(
            one.state().word(),
            one.attempts(),
            one.notBefore(),
            error == null ? null : error.verdict().name().toLowerCase(Locale.ROOT),
            error == null ? null : error.code(),
            error == null ? null : error.enhanced(),
            one.sentAt(),
            now.id(),
            one.n());
      }
      rows.run();
    }
  }

  void events(Connection connection, String id, List<MailEvent> events, Instant now)
      throws SQLException {
    try (Sql.Batch rows = sql.batch(connection, "event")) {
      for (MailEvent event : events) {
        rows.add(id, event.recipient(), now, event.type(), event.detail());
      }
      rows.run();
    }
  }
}
