package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Inputs that were set aside, for an operator to replay or discard. */
public final class DeadLetters {
  private final LedgerDatabase database;
  private final BodyCipher cipher;
  private final Clock clock;

  public DeadLetters(LedgerDatabase database, BodyCipher cipher, Clock clock) {
    this.database = database;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** A dead letter without its body. */
  public record Letter(
      long id,
      String flow,
      String stage,
      String input,
      String runId,
      String code,
      String error,
      int attempts,
      String state,
      Instant createdAt,
      Instant closedAt) {}

  /** Newest first. */
  public List<Letter> list(boolean openOnly, int limit) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(DeadLetters.class, "list"))
                .bind("open", openOnly)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Letter.class))
                .list());
  }

  public Optional<Letter> find(long id) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(DeadLetters.class, "find"))
                .bind("id", id)
                .map(ConstructorMapper.of(Letter.class))
                .findOne());
  }

  /** The decrypted body. For the scope {@code admin} alone. */
  public Optional<String> body(long id) {
    return database
        .transaction(
            handle ->
                handle
                    .createQuery("SELECT body_enc FROM serai.dead_letter WHERE id = :id")
                    .bind("id", id)
                    .mapTo(byte[].class)
                    .findOne())
        .filter(bytes -> bytes.length > 0)
        .map(cipher::open);
  }

  /**
   * Gives the input back to its stage, or closes it for ever.
   *
   * @return false when there is no such letter or it is not open
   */
  public boolean close(long id, boolean replay) {
    return database.transaction(
        handle ->
            handle
                    .createUpdate(sql(DeadLetters.class, "close"))
                    .bind("id", id)
                    .bind("state", replay ? "REPLAYED" : "DISCARDED")
                    .bind("now", clock.instant())
                    .execute()
                == 1);
  }

  /** Forgets the bodies of letters older than {@code retention}; the letters themselves stay. */
  public void expire(Duration retention) {
    database.use(
        handle ->
            handle
                .createUpdate(sql(DeadLetters.class, "expire"))
                .bind("before", clock.instant().minus(retention))
                .execute());
  }
}
