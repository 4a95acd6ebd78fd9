package io.serai.hub.ledger;

import static io.serai.hub.ledger.LedgerDatabase.sql;

import io.serai.core.SeraiException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Messages of queues as dead letters: they belong to no run. */
public final class QueueLetters {
  private static final String NO_RUN = "queue";

  private final LedgerDatabase database;
  private final BodyCipher cipher;
  private final Clock clock;

  public QueueLetters(LedgerDatabase database, BodyCipher cipher, Clock clock) {
    this.database = database;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** A letter that an operator gave back. */
  public record Returned(long id, String stage, String body) {}

  /** Files an open dead letter; one that is open already stays as it is. */
  public void file(String flow, String stage, String input, SeraiException why, String body) {
    byte[] sealed = cipher.seal(body);
    database.use(
        handle ->
            handle
                .createUpdate(sql(FlowLedger.class, "quarantine"))
                .bind("flow", flow)
                .bind("stage", stage)
                .bind("input", input)
                .bind("run", NO_RUN)
                .bind("code", why.code().code())
                .bind("error", why.getMessage())
                .bind("headers", Json.write(Map.of("input", input)))
                .bind("body", sealed)
                .bind("now", clock.instant())
                .execute());
  }

  /** Letters that were given back and are not on their queue yet, oldest first. */
  public List<Returned> returned(String flow, int limit) {
    return database.transaction(
        handle ->
            handle
                .createQuery(sql(QueueLetters.class, "returned"))
                .bind("flow", flow)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Returned(
                            row.getLong("id"),
                            row.getString("stage"),
                            cipher.open(row.getBytes("body_enc"))))
                .list());
  }

  /** They are on their queue again. */
  public void handedOut(List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    database.use(
        handle ->
            handle
                .createUpdate(sql(QueueLetters.class, "handed-out"))
                .bindList("ids", ids)
                .bind("now", clock.instant())
                .execute());
  }
}
