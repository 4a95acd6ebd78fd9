package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.core.SeraiException;
import io.serai.mail.MailAddress;
import io.serai.mail.MailError;
import io.serai.mail.MailKeys;
import io.serai.mail.model.MailState;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** A party's mails by state, batch, recipient and time. */
public final class MailSearch {
  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private final Transactions transactions;
  private final Sql sql;
  private final MailKeys keys;

  /**
   * @param folder {@code config/mail}
   */
  public MailSearch(DataSource hub, Path folder, MailKeys keys) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("search.sql"));
    this.keys = keys;
  }

  /**
   * What is looked for, in the words of the request; an empty word asks for nothing.
   *
   * @param state of any of the recipients
   * @param recipient an address, or its hash
   * @param from RFC 3339, inclusive
   * @param to RFC 3339, exclusive
   * @param page which one
   */
  public record Query(
      String state, String batch, String recipient, String from, String to, Listing.Asked page) {}

  /** A mail in a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Found(
      String id,
      String state,
      String clientRef,
      String campaign,
      String batch,
      Instant createdAt) {}

  /**
   * Some mails, the newest first.
   *
   * @throws SeraiException BAD_MAIL naming the parameter
   */
  public Listing.Page<Found> find(String party, Query query) {
    String state = state(query.state());
    String hash = hash(query.recipient());
    Instant from = time("from", query.from(), Instant.EPOCH);
    Instant to = time("to", query.to(), FAR);
    String batch = given(query.batch());
    String cursor = given(query.page().cursor());
    List<Found> found =
        transactions.of(
            party,
            connection ->
                sql.rows(
                    connection,
                    "mails",
                    MailSearch::found,
                    party,
                    cursor,
                    cursor,
                    batch,
                    batch,
                    from,
                    to,
                    state,
                    state,
                    hash,
                    hash,
                    query.page().oneMore()));
    return query.page().page(found, Found::id);
  }

  private static Found found(ResultSet row) throws SQLException {
    List<MailState> states =
        Arrays.stream(row.getString(6).split(",")).map(MailViews::state).toList();
    return new Found(
        row.getString(1),
        MailViews.overall(states).word(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        instant(row, 5));
  }

  private static String given(String word) {
    return word.isBlank() ? null : word;
  }

  private static String state(String word) {
    boolean known = Arrays.stream(MailState.values()).anyMatch(one -> one.word().equals(word));
    if (!word.isBlank() && !known) {
      throw bad("state", word, "is no state of a mail");
    }
    return given(word);
  }

  private String hash(String whom) {
    return whom.contains("@") ? keys.hash(MailAddress.of(whom).normal()) : given(whom);
  }

  private static Instant time(String name, String text, Instant otherwise) {
    try {
      return text.isBlank()
          ? otherwise
          : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeException e) {
      throw bad(name, text, "is no time such as 2026-01-05T09:00:00Z");
    }
  }

  private static SeraiException bad(String name, String value, String why) {
    return new SeraiException(MailError.BAD_MAIL, "mail", "'%s' %s: '%s'", name, why, value);
  }
}
