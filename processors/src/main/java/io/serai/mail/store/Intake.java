package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.MailAddress;
import io.serai.mail.MailError;
import io.serai.mail.MailId;
import io.serai.mail.MailKeys;
import io.serai.mail.compose.Attached;
import io.serai.mail.compose.DraftJson;
import io.serai.mail.compose.DraftReader;
import io.serai.mail.compose.DraftReader.Judged;
import io.serai.mail.compose.HeaderText;
import io.serai.mail.model.MailState;
import io.serai.mail.model.Outbox;
import io.serai.mail.model.Recipient;
import io.serai.mail.model.Step;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Accepts mails: idempotency key, mail, recipients and content in one transaction. It only commits;
 * putting mails on the bus is another's.
 */
public final class Intake {
  private static final int LONGEST_KEY = 64;

  /** Contents that are read in one transaction, at most: each may have a megabyte. */
  private static final int TOGETHER = 20;

  private final Transactions transactions;
  private final Sql sql;
  private final MailStore store;
  private final MailKeys keys;
  private final Clock clock;
  private final Requests requests;
  private final Backlog backlog;
  private final Attachments attachments;
  private final PartyLimits limits;
  private final Together<String, Optional<byte[]>> contents =
      new Together<>(TOGETHER, Duration.ZERO, this::contents);
  private final SecureRandom random = new SecureRandom();

  /**
   * What may come in.
   *
   * @param backlog mails that may wait
   * @param requestsPerMinute of each party
   * @param recipientsPerDay of each party
   */
  public record Terms(int backlog, PartyLimit requestsPerMinute, PartyLimit recipientsPerDay) {}

  /**
   * @param folder {@code config/mail}
   */
  public Intake(
      DataSource hub, Path folder, MailStore store, MailKeys keys, Clock clock, Terms terms) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("intake.sql"));
    this.store = store;
    this.keys = keys;
    this.clock = clock;
    this.requests = new Requests(sql, keys);
    this.attachments = new Attachments(transactions, sql, keys);
    this.backlog = new Backlog(transactions, sql, terms.backlog());
    this.limits = new PartyLimits(sql, terms.requestsPerMinute(), terms.recipientsPerDay());
  }

  /**
   * An idempotency key as somebody asks with it.
   *
   * @throws SeraiException BAD_MAIL unless it has 1 to 64 characters, BAD_HEADER when one of them
   *     is a control character
   */
  public static String key(String raw) {
    if (raw.isBlank() || raw.length() > LONGEST_KEY) {
      throw new SeraiException(
          MailError.BAD_MAIL,
          "mail",
          "the idempotency key has not 1 to %d characters",
          LONGEST_KEY);
    }
    return HeaderText.of("Idempotency-Key", raw).text();
  }

  /**
   * A mail that was accepted, now or before.
   *
   * @param replayed whether the same request was answered before
   */
  public record Accepted(String id, MailState state, String clientRef, boolean replayed) {}

  /**
   * Accepts a mail.
   *
   * @param key of the request, or null
   * @throws SeraiException by the field that is wrong, KEY_REUSED, BACKLOG_FULL, PARTY_TOO_FAST,
   *     PARTY_DAY_SPENT, STORE_UNAVAILABLE
   */
  public Accepted accept(String party, String key, Body json) {
    return accept(party, key, null, json, true);
  }

  /** As {@link #accept}, for a mail of the hub's own that no party's limits hold for. */
  public Accepted acceptOwn(String party, String key, String batch, String json) {
    return accept(party, key, batch, Body.of(json), false);
  }

  private Accepted accept(String party, String key, String batch, Body json, boolean limited) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Judged judged = DraftReader.read(json, now);
    String id = newId(now);
    backlog.look();
    return transactions.of(
        party,
        connection -> {
          Optional<String> before = requests.before(connection, party, key, json, id, now);
          if (before.isPresent()) {
            return new Accepted(
                before.get(), state(connection, before.get()), judged.draft().clientRef(), true);
          }
          if (limited) {
            limits.take(connection, party, judged.addresses().size(), now);
          }
          backlog.room(1);
          MailState state = insert(connection, party, id, batch, judged, now);
          return new Accepted(id, state, judged.draft().clientRef(), false);
        });
  }

  private MailState state(Connection connection, String id) throws SQLException {
    return MailViews.overall(
        sql.rows(connection, "recipients", row -> MailViews.state(row.getString(2)), id));
  }

  /** Counts a request with so many recipients against its party's limits. */
  void take(Connection connection, String party, int recipients, Instant now) throws SQLException {
    limits.take(connection, party, recipients, now);
  }

  /** How many wait; to be asked for before {@link Backlog#room}. */
  Backlog backlog() {
    return backlog;
  }

  String newId(Instant now) {
    return MailId.next(now, random);
  }

  /** One mail, in the caller's transaction. */
  MailState insert(
      Connection connection, String party, String id, String batch, Judged judged, Instant now)
      throws SQLException {
    List<Recipient> recipients = new ArrayList<>();
    Instant from = judged.notBefore().truncatedTo(ChronoUnit.MICROS);
    for (MailAddress address : judged.addresses()) {
      recipients.add(
          Recipient.queued(
              recipients.size(), keys.hash(address.normal()), keys.hash(address.domain()), from));
    }
    Instant expires = judged.expiresAt().truncatedTo(ChronoUnit.MICROS);
    Step step =
        store.accept(connection, new Outbox.Submission(id, party, expires, recipients), now);
    sql.update(
        connection, "describe", batch, judged.draft().clientRef(), judged.draft().campaign(), id);
    sql.update(connection, "content", id, keys.seal(DraftJson.write(judged.draft())), now);
    attachments.keep(connection, id, judged.draft().attached());
    return MailViews.overall(step.mail().recipients().stream().map(Recipient::state).toList());
  }

  /** What was accepted under an id, as it is to be sent; empty when it is gone. */
  public Optional<String> content(String id) {
    return contents.ask(id).map(keys::open);
  }

  /** What goes with it, to be read while it is sent. */
  public Attached attached(String id) {
    return attachments.of(id);
  }

  private List<Optional<byte[]>> contents(List<String> ids) {
    Map<String, byte[]> found = new HashMap<>();
    transactions.keyed(
        connection ->
            sql.rows(
                connection,
                "read_content",
                row -> found.put(row.getString(1), row.getBytes(2)),
                connection.createArrayOf("text", ids.toArray())));
    return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
  }
}
