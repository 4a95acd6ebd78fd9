package io.serai.mail.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What happened to mails on a day of UTC. */
public final class DailyStats {
  private final Transactions transactions;
  private final Sql sql;

  /**
   * @param folder {@code config/mail}
   */
  public DailyStats(DataSource hub, Path folder) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("stats.sql"));
  }

  /** A day and its lines. */
  public record Day(LocalDate date, List<Line> lines) {}

  /**
   * Recipients by what happened to them.
   *
   * @param name of the campaign or account; null for mails of no campaign
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(String name, Map<String, Long> recipients) {}

  /**
   * A party's day, by campaign.
   *
   * @param date ISO 8601, {@code 2026-01-05}
   * @throws SeraiException BAD_MAIL when it is none
   */
  public Day campaigns(String party, String date) {
    LocalDate day = day(date);
    return new Day(
        day,
        transactions.of(
            party,
            connection ->
                lines(connection, "campaigns", start(day), start(day.plusDays(1)), party)));
  }

  /** Everybody's day, by account; as {@link #campaigns}. */
  public Day accounts(String date) {
    LocalDate day = day(date);
    return new Day(
        day,
        transactions.in(
            connection -> lines(connection, "accounts", start(day), start(day.plusDays(1)))));
  }

  private List<Line> lines(Connection connection, String question, Object... values)
      throws SQLException {
    Map<String, Line> lines = new LinkedHashMap<>();
    sql.rows(
        connection,
        question,
        row -> {
          String name = row.getString(1);
          return lines
              .computeIfAbsent(name, absent -> new Line(name, new LinkedHashMap<>()))
              .recipients()
              .put(row.getString(2), row.getLong(3));
        },
        values);
    return List.copyOf(lines.values());
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw new SeraiException(
          MailError.BAD_MAIL, "mail", "'date' is no day such as 2026-01-05: '%s'", date);
    }
  }
}
