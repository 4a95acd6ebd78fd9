package io.serai.mail.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** What happened to the mails of a party on a day of UTC. */
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
   * @param account that had them in hand; null when none had
   * @param campaign null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(String account, String campaign, Map<String, Long> recipients) {}

  /**
   * A day, by account and campaign.
   *
   * @param date ISO 8601, {@code 2026-01-05}
   * @throws SeraiException BAD_MAIL when it is none
   */
  public Day of(String party, String date) {
    LocalDate day = day(date);
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant until = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Line> lines = new ArrayList<>();
    transactions.in(
        connection ->
            sql.rows(
                connection,
                "daily",
                row ->
                    line(lines, row.getString(1), row.getString(2))
                        .recipients()
                        .put(row.getString(3), row.getLong(4)),
                party,
                from,
                until));
    return new Day(day, lines);
  }

  /** The line of an account and campaign, which is the last one if there is any. */
  private static Line line(List<Line> lines, String account, String campaign) {
    Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
    if (last == null
        || !Objects.equals(last.account(), account)
        || !Objects.equals(last.campaign(), campaign)) {
      last = new Line(account, campaign, new LinkedHashMap<>());
      lines.add(last);
    }
    return last;
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
