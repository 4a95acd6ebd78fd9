package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.MailKeys;
import io.serai.mail.inbound.Kind;
import io.serai.mail.mailbox.Arrived;
import io.serai.mail.mailbox.Cursor;
import io.serai.mail.mailbox.Letter;
import io.serai.mail.mailbox.Mailbox;
import io.serai.mail.match.Tidings;
import io.serai.mail.model.Tiding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Keeps what came in: the mail, what it changes and the cursor of its folder in one transaction
 * (I3), under an id that is the mail's own (I4). A mail that is read again changes nothing.
 */
public final class Inbox {
  private final Transactions transactions;
  private final Sql sql;
  private final InboundRows rows;
  private final InboundEffects effects;
  private final MailKeys keys;

  /**
   * @param folder {@code config/mail}
   */
  public Inbox(DataSource hub, Path folder, MailKeys keys) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("inbox.sql"));
    this.rows = new InboundRows(sql, keys);
    this.effects = new InboundEffects(sql, new Sql(folder.resolve("outbox.sql")));
    this.keys = keys;
  }

  /** What became of a mail. */
  public enum Kept {
    /** It is new and kept. */
    NEW,
    /** It was kept before. */
    KNOWN,
    /** It is new, and nothing could be read in it. */
    UNREADABLE,
    /** It is a copy of our own, which is not kept. */
    OWN
  }

  /** How far a folder was read. */
  public Cursor cursor(Mailbox mailbox) {
    return transactions.in(
        connection ->
            sql.row(
                    connection,
                    "cursor",
                    row -> new Cursor(row.getLong(1), row.getLong(2)),
                    mailbox.account().id(),
                    mailbox.folder())
                .orElse(Cursor.START));
  }

  /**
   * Keeps a mail and all it changes, and moves the cursor behind it.
   *
   * @throws SeraiException MAILBOX_MOVED when mails before it are not kept, STORE_UNAVAILABLE
   */
  public Kept keep(Letter letter, Instant now) {
    return transactions.in(
        connection -> {
          Cursor cursor = lock(connection, letter.arrived());
          Kept kept = letter.own() ? Kept.OWN : insert(connection, letter, now);
          boolean fresh = kept == Kept.NEW || kept == Kept.UNREADABLE;
          move(connection, letter.arrived(), cursor, fresh);
          return kept;
        });
  }

  /** Takes the folder for this transaction; its cursor. */
  private Cursor lock(Connection connection, Arrived mail) throws SQLException {
    String account = mail.mailbox().account().id();
    String folder = mail.mailbox().folder();
    sql.update(connection, "first_look", account, folder);
    Cursor cursor =
        sql.row(
                connection,
                "lock",
                row -> new Cursor(row.getLong(1), row.getLong(2)),
                account,
                folder)
            .orElseThrow()
            .under(mail.validity());
    if (mail.before() > cursor.uid()) {
      throw new SeraiException(
          MailError.MAILBOX_MOVED,
          "mail",
          "mailbox '%s': mail %d comes after %d, and %d was kept last",
          mail.mailbox().name(),
          mail.uid(),
          mail.before(),
          cursor.uid());
    }
    return cursor;
  }

  private void move(Connection connection, Arrived mail, Cursor cursor, boolean fresh)
      throws SQLException {
    sql.update(
        connection,
        "move",
        cursor.validity(),
        Math.max(cursor.uid(), mail.uid()),
        fresh ? 1 : 0,
        mail.mailbox().account().id(),
        mail.mailbox().folder());
  }

  private Kept insert(Connection connection, Letter letter, Instant now) throws SQLException {
    List<Tiding> tidings =
        letter.matched() == null
            ? List.of()
            : Tidings.of(letter.inbound(), letter.matched(), one -> AddressHash.of(one, keys));
    if (!rows.insert(connection, letter, tidings, now)) {
      return Kept.KNOWN;
    }
    if (!tidings.isEmpty()) {
      effects.apply(connection, letter.matched(), tidings, now);
    }
    return letter.kind() == Kind.UNREADABLE ? Kept.UNREADABLE : Kept.NEW;
  }

  /** Deletes what mails said that came before; that they came stays known. */
  public int forget(Instant before) {
    return transactions.in(connection -> sql.update(connection, "forget", before));
  }

  /**
   * What folders say was kept of them, and what is there.
   *
   * @param kept by the cursors
   * @param read rows of mails with a kind
   * @param unreadable rows of others
   */
  public record Kinds(long kept, long read, long unreadable) {}

  /** All that was ever kept. */
  public Kinds kinds() {
    return transactions.in(
        connection ->
            sql.row(
                    connection,
                    "kept",
                    row -> new Kinds(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow());
  }
}
