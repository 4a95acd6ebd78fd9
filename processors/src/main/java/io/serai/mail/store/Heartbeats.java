package io.serai.mail.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.MailId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Messages that do nothing but go through both queues and a worker. */
public final class Heartbeats {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** why: one that was lost must not say for a day that workers are */
  private static final Duration TOLD = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final Sql sql;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param folder {@code config/mail}
   */
  public Heartbeats(DataSource hub, Path folder) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("confirm.sql"));
  }

  private record Asked(String text) {}

  /**
   * One that is under way, or came back.
   *
   * @param roundTripMs null while it is under way
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Heartbeat(String text, Long roundTripMs) {}

  /**
   * Begins a round trip.
   *
   * @param json {@code {"text": "…"}}: 1 to 64 letters, digits, dots, underscores and hyphens
   * @throws SeraiException BAD_MAIL, STORE_UNAVAILABLE
   */
  public Heartbeat begin(String party, String json, Instant now) {
    String text = text(json);
    transactions.use(c -> sql.update(c, "forget_heartbeats", now.minus(KEPT)));
    transactions.of(
        party, c -> sql.update(c, "heartbeat", MailId.next(now, random), party, text, now));
    return new Heartbeat(text, null);
  }

  private static String text(String json) {
    try {
      Asked asked = JSON.readValue(json == null || json.isBlank() ? "null" : json, Asked.class);
      if (asked != null && asked.text() != null && asked.text().matches("[\\w.-]{1,64}")) {
        return asked.text();
      }
    } catch (JsonProcessingException e) {
      throw new SeraiException(MailError.BAD_MAIL, "mail", "the body is not {\"text\": …}");
    }
    throw new SeraiException(
        MailError.BAD_MAIL, "mail", "'text' has not 1 to 64 letters, digits, '.', '_' or '-'");
  }

  /** Notes those as published that are not yet; their ids, at most so many. */
  public List<String> due(int most, Instant now) {
    return transactions.in(connection -> sql.texts(connection, "publish_heartbeats", now, most));
  }

  /** One came back; false when it is not known, or came back before. */
  public boolean returned(String id, Instant now) {
    return transactions.in(connection -> sql.update(connection, "returned", now, id) == 1);
  }

  /** A party's own, once it came back. */
  public Optional<Heartbeat> find(String party, String text) {
    return transactions.of(
        party,
        connection ->
            sql.row(
                connection,
                "round_trip",
                row ->
                    new Heartbeat(
                        row.getString(1),
                        Duration.between(Sql.instant(row, 2), Sql.instant(row, 3)).toMillis()),
                party,
                text));
  }

  /** Whether the newest heartbeats did not come back: no worker answers. */
  public boolean lost(Instant now) {
    return transactions.in(
            connection ->
                sql.row(
                        connection,
                        "lost",
                        row -> row.getLong(1),
                        now.minus(TOLD),
                        now.minus(PATIENCE))
                    .orElseThrow())
        > 0;
  }
}
