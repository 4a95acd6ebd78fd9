package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What each party may ask for, counted by all hubs together. */
final class PartyLimits {
  private final Sql sql;
  private final PartyLimit requestsPerMinute;
  private final PartyLimit recipientsPerDay;

  /**
   * @param requestsPerMinute in a minute of the clock
   * @param recipientsPerDay in a day of UTC
   */
  PartyLimits(Sql sql, PartyLimit requestsPerMinute, PartyLimit recipientsPerDay) {
    this.sql = sql;
    this.requestsPerMinute = requestsPerMinute;
    this.recipientsPerDay = recipientsPerDay;
  }

  /**
   * Counts a request in the transaction that answers it; one that is refused is not counted.
   *
   * @throws SeraiException PARTY_TOO_FAST, PARTY_DAY_SPENT, BAD_MAIL
   */
  void take(Connection connection, String party, int recipients, Instant now) throws SQLException {
    int requests = requestsPerMinute.of(party);
    if (requests > 0
        && used(connection, party, "requests", now.truncatedTo(ChronoUnit.MINUTES), 1) > requests) {
      throw new SeraiException(
          MailError.PARTY_TOO_FAST,
          "mail",
          "party '%s' may send '%d' requests a minute",
          party,
          requests);
    }
    int most = recipientsPerDay.of(party);
    if (most > 0 && recipients > most) {
      // why: no day has room for it, so it is the mail that is wrong
      throw new SeraiException(
          MailError.BAD_MAIL,
          "mail",
          "'%d' recipients are asked for, party '%s' may write to '%d' a day",
          recipients,
          party,
          most);
    }
    if (most > 0
        && used(connection, party, "recipients", now.truncatedTo(ChronoUnit.DAYS), recipients)
            > most) {
      throw new SeraiException(
          MailError.PARTY_DAY_SPENT,
          "mail",
          "party '%s' may write to '%d' recipients a day, '%d' more were asked for",
          party,
          most,
          recipients);
    }
  }

  private int used(Connection connection, String party, String kind, Instant since, int more)
      throws SQLException {
    return sql.row(connection, "party_use", row -> row.getInt(1), party, kind, since, more)
        .orElseThrow();
  }
}
