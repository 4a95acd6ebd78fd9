package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The mails that alarms are due: one when raised and one when cleared. Of several hubs one claims a
 * mail; a claim that ends without {@link #sent} is given to whoever asks next.
 */
public final class AlarmMails {
  /** A trouble that was over this long ago is no news any more. */
  private static final Duration NEWS = Duration.ofDays(1);

  private final LedgerDatabase database;
  private final Clock clock;
  private final Duration claim;

  /**
   * @param claim how long a mail is left to the hub that claimed it
   */
  public AlarmMails(LedgerDatabase database, Clock clock, Duration claim) {
    this.database = database;
    this.clock = clock;
    this.claim = claim;
  }

  /**
   * A mail that is this hub's to send.
   *
   * @param detail what the run said; may quote values, so it stays in the ledger
   * @param runId null when no run told of it
   * @param mailed whether its first mail is out, which makes this one the recovery
   * @param claimedUntil the claim, which {@link AlarmMails#sent} names
   */
  public record Due(
      long id,
      String flow,
      String stage,
      String kind,
      String detail,
      String runId,
      Instant raisedAt,
      Instant clearedAt,
      boolean mailed,
      Instant claimedUntil) {}

  /** The next mail, oldest alarm first; empty when none is due or all are claimed. */
  public Optional<Due> claim() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(AlarmMails.class, "claim"))
                .bind("now", now)
                .bind("until", now.plus(claim))
                .bind("oldest", now.minus(NEWS))
                .map(ConstructorMapper.of(Due.class))
                .findOne());
  }

  /** The mail server has taken it. */
  public void sent(Due due) {
    database.use(
        handle ->
            handle
                .createUpdate(sql(AlarmMails.class, "sent"))
                .bind("id", due.id())
                .bind("until", due.claimedUntil())
                .bind("now", clock.instant())
                .execute());
  }
}
