package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.mail.model.MailState;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What the API shows. A party sees its own mails; another's are not there. */
public final class MailViews {
  private final Transactions transactions;
  private final Sql sql;

  /**
   * @param folder {@code config/mail}
   */
  public MailViews(DataSource hub, Path folder) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("intake.sql"));
  }

  /** A mail and its history. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MailView(
      String id,
      String state,
      String clientRef,
      String campaign,
      Instant createdAt,
      Instant expiresAt,
      List<RecipientView> recipients,
      List<EventView> events) {}

  /** How it stands with one recipient, who is named by place alone. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RecipientView(
      int recipient,
      String state,
      int attempts,
      Instant notBefore,
      Instant sentAt,
      ErrorView lastError) {}

  /** What the last server said that did not take it. */
  public record ErrorView(String meaning, int code, String enhanced) {}

  /** A line of its history. */
  public record EventView(int recipient, Instant at, String type, String detail) {}

  /** An account of the pool, without its secrets. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AccountView(
      String id, String status, int perDay, int perMinute, int used24h, Instant parkedUntil) {}

  /** The mail of a party; empty when there is none of that id, or it is another's. */
  public Optional<MailView> mail(String party, String id) {
    return transactions.of(
        party,
        connection -> {
          List<RecipientView> recipients =
              sql.rows(connection, "recipients", MailViews::recipient, id);
          List<EventView> events =
              sql.rows(
                  connection,
                  "events",
                  row ->
                      new EventView(
                          row.getInt(1), instant(row, 2), row.getString(3), row.getString(4)),
                  id);
          return sql.row(connection, "mail", row -> mail(row, recipients, events), id, party);
        });
  }

  private static MailView mail(
      ResultSet row, List<RecipientView> recipients, List<EventView> events) throws SQLException {
    return new MailView(
        row.getString(1),
        overall(recipients.stream().map(one -> state(one.state())).toList()).word(),
        row.getString(2),
        row.getString(3),
        instant(row, 4),
        instant(row, 5),
        recipients,
        events);
  }

  private static RecipientView recipient(ResultSet row) throws SQLException {
    String verdict = row.getString(5);
    return new RecipientView(
        row.getInt(1),
        row.getString(2),
        row.getInt(3),
        instant(row, 4),
        instant(row, 8),
        verdict == null ? null : new ErrorView(verdict, row.getInt(6), row.getString(7)));
  }

  static MailState state(String word) {
    return MailState.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The state of a mail as a whole: of the recipient who is the least far. */
  static MailState overall(List<MailState> states) {
    return states.stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  /** All accounts. */
  public List<AccountView> accounts() {
    return transactions.in(
        connection ->
            sql.rows(
                connection,
                "accounts",
                row ->
                    new AccountView(
                        row.getString(1),
                        row.getString(4).toLowerCase(Locale.ROOT),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(6),
                        instant(row, 5))));
  }

  /** Recipients by state; under {@code accepted} as many as the history knows. */
  public Map<String, Long> states() {
    return transactions.in(
        connection -> {
          Map<String, Long> states = new LinkedHashMap<>();
          sql.rows(connection, "states", row -> states.put(row.getString(1), row.getLong(2)));
          return states;
        });
  }
}
