package io.serai.mail.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.core.SeraiException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Mails that came over the bus and were refused: their parties learn it here. */
public final class Refusals {
  private static final int LONGEST = 200;

  private final Transactions transactions;
  private final Sql sql;

  /**
   * @param folder {@code config/mail}
   */
  public Refusals(DataSource hub, Path folder) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("intake.sql"));
  }

  /**
   * One that was refused.
   *
   * @param id the bus's number of the message
   * @param code of docs/reference/errors.md
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Refused(String id, Instant at, String clientRef, String code, String reason) {}

  /**
   * Notes one; the same message again changes nothing.
   *
   * @param clientRef of the message, kept as far as it can be one
   */
  public void note(String party, String id, String clientRef, SeraiException why, Instant now) {
    transactions.of(
        party,
        connection ->
            sql.update(
                connection,
                "refuse",
                party,
                id,
                now,
                clientRef == null ? null : printable(clientRef),
                why.code().code(),
                why.getMessage()));
  }

  private static String printable(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", "?");
  }

  /** A party's, in the order of ids. */
  public Listing.Page<Refused> list(String party, Listing.Asked page) {
    return page.page(
        transactions.of(
            party,
            connection ->
                sql.rows(
                    connection,
                    "refused",
                    Refusals::refused,
                    party,
                    page.cursor(),
                    page.oneMore())),
        Refused::id);
  }

  private static Refused refused(ResultSet row) throws SQLException {
    return new Refused(
        row.getString(1),
        Sql.instant(row, 2),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }
}
