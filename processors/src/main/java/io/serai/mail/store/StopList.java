package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.MailAddress;
import io.serai.mail.MailError;
import io.serai.mail.MailKeys;
import io.serai.mail.model.Suppression;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/** Addresses that a party asks not to write to any more; kept as hashes. */
public final class StopList {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Transactions transactions;
  private final Sql sql;
  private final MailStore store;
  private final MailKeys keys;
  private final Clock clock;

  /**
   * @param folder {@code config/mail}
   */
  public StopList(DataSource hub, Path folder, MailStore store, MailKeys keys, Clock clock) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("stops.sql"));
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  private record Asked(String email) {}

  /** What was noted; the address is not repeated. */
  public record Noted(String reason, Instant at) {}

  /**
   * Lets go of what waits for an address, and of what comes later.
   *
   * @param json {@code {"email": "…"}}
   * @throws SeraiException BAD_MAIL, BAD_ADDRESS, STORE_UNAVAILABLE
   */
  public Noted add(String party, String json) {
    Suppression suppression = new Suppression(keys.hash(address(json)), Suppression.Reason.MANUAL);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    store.suppress(party, suppression, now);
    return new Noted(suppression.reason().word(), now);
  }

  /** An address that is not written to, named by its hash alone. */
  public record Stopped(String hash, String reason, Instant at, boolean review) {}

  /** What a party does not write to, in the order of hashes. */
  public Listing.Page<Stopped> list(String party, Listing.Asked page) {
    return page.page(
        transactions.of(
            party,
            connection ->
                sql.rows(
                    connection, "stops", StopList::stopped, party, page.cursor(), page.oneMore())),
        Stopped::hash);
  }

  private static Stopped stopped(ResultSet row) throws SQLException {
    return new Stopped(row.getString(1), row.getString(2), instant(row, 3), row.getBoolean(4));
  }

  /**
   * Lets a party write to an address again that it had stopped itself, or that bounced.
   *
   * @param whom the address or its hash
   * @throws SeraiException BAD_ADDRESS, NOT_FOUND, or STOP_STAYS when the person said stop
   */
  public void remove(String party, String whom) {
    String hash = whom.contains("@") ? keys.hash(MailAddress.of(whom).normal()) : whom;
    transactions.of(
        party,
        connection -> {
          Optional<Stopped> stopped = sql.row(connection, "stop", StopList::stopped, party, hash);
          if (stopped.isEmpty()) {
            throw new SeraiException(
                HubError.NOT_FOUND, "mail", "the address is not among the suppressions");
          }
          if (sql.update(connection, "write_again", party, hash) == 0) {
            throw new SeraiException(
                MailError.STOP_STAYS, "mail", "its reason is '%s'", stopped.get().reason());
          }
          return hash;
        });
  }

  private static String address(String json) {
    try {
      Asked asked = JSON.readValue(json == null || json.isBlank() ? "null" : json, Asked.class);
      if (asked != null) {
        return MailAddress.of(asked.email()).normal();
      }
    } catch (JsonProcessingException e) {
      throw new SeraiException(MailError.BAD_MAIL, "mail", "the body is not {\"email\": …}");
    }
    throw new SeraiException(MailError.BAD_MAIL, "mail", "the body is empty");
  }
}
