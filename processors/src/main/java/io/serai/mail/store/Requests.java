package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.MailError;
import io.serai.mail.MailKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Requests by their idempotency keys: the same again has the same answer. */
final class Requests {
  private final Sql sql;
  private final MailKeys keys;

  Requests(Sql sql, MailKeys keys) {
    this.sql = sql;
    this.keys = keys;
  }

  private record Known(String answer, String bodyHash) {}

  /**
   * Claims a key for an answer, in the caller's transaction.
   *
   * @param key null for a request without one
   * @return the answer that was given before; empty when this is the first request of that key
   * @throws SeraiException KEY_REUSED
   */
  Optional<String> before(
      Connection connection, String party, String key, Body body, String answer, Instant now)
      throws SQLException {
    if (key == null) {
      return Optional.empty();
    }
    String hash = keys.hash(body);
    if (sql.update(connection, "claim_key", party, key, hash, answer, now) == 1) {
      return Optional.empty();
    }
    Known known =
        sql.row(
                connection,
                "known_key",
                row -> new Known(row.getString(1), row.getString(2)),
                party,
                key)
            .orElseThrow();
    if (!known.bodyHash().equals(hash)) {
      throw new SeraiException(MailError.KEY_REUSED, "mail", "key '%s' has another body", key);
    }
    return Optional.of(known.answer());
  }
}
