package io.serai.mail.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.mail.MailKeys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What came in, for whoever asks. A party sees what belongs to its mails, operators what is left.
 */
public final class Replies {
  private final Transactions transactions;
  private final Sql sql;
  private final MailKeys keys;

  /**
   * @param folder {@code config/mail}
   */
  public Replies(DataSource hub, Path folder, MailKeys keys) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("replies.sql"));
    this.keys = keys;
  }

  /**
   * A mail that came in.
   *
   * @param kind {@code human}, {@code auto-reply}, {@code report}, {@code complaint}
   * @param matched by what the mail was found that it belongs to; null for none
   * @param confidence {@code high}, or {@code low} for a guess, which did nothing
   * @param from of the mail, with subject and new text; null when they are deleted or not shown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReplyView(
      String id,
      Instant at,
      String kind,
      String because,
      String message,
      Integer recipient,
      String matched,
      String confidence,
      boolean optOut,
      String from,
      String subject,
      String text,
      List<BounceView> bounces) {}

  /** What a report says of one recipient, in the server's words where they are kept. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BounceView(
      Integer recipient,
      String action,
      String status,
      String replyCode,
      String reason,
      boolean hard,
      String diagnostic) {}

  /** What belongs to a mail; empty when there is none of that id, or it is another party's. */
  public Optional<List<ReplyView>> of(String party, String mail) {
    return transactions.of(
        party,
        connection ->
            sql.row(connection, "owner", row -> true, mail, party).isEmpty()
                ? Optional.empty()
                : Optional.of(views(connection, true, "of_mail", mail)));
  }

  /** What belongs to no recipient of a mail, without its words, in the order of ids. */
  public Listing.Page<ReplyView> unmatched(Listing.Asked page) {
    return page.page(
        transactions.in(
            connection -> views(connection, false, "unmatched", page.cursor(), page.oneMore())),
        ReplyView::id);
  }

  /** One with its words. */
  public Optional<ReplyView> find(String id) {
    return transactions.in(connection -> views(connection, true, "one", id).stream().findFirst());
  }

  private List<ReplyView> views(
      Connection connection, boolean words, String query, Object... values) throws SQLException {
    List<Row> rows = sql.rows(connection, query, row -> row(row, words), values);
    List<ReplyView> views = new ArrayList<>();
    for (Row row : rows) {
      views.add(view(row, bounces(connection, row)));
    }
    return views;
  }

  /** A row, and its words unless they are deleted or not asked for. */
  private record Row(
      String id,
      Instant at,
      String kind,
      String matched,
      Integer recipient,
      String message,
      boolean optOut,
      String because,
      Content words) {}

  private Row row(ResultSet row, boolean words) throws SQLException {
    byte[] content = words ? row.getBytes(9) : null;
    return new Row(
        row.getString(1),
        Sql.instant(row, 2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, Integer.class),
        row.getString(6),
        row.getBoolean(7),
        row.getString(8),
        content == null ? Content.NOTHING : Content.read(keys.open(content)));
  }

  private List<BounceView> bounces(Connection connection, Row row) throws SQLException {
    List<Content.Told> told = row.words().recipients();
    return sql.rows(
        connection,
        "bounces",
        one -> {
          int seq = one.getInt(7);
          return new BounceView(
              one.getObject(1, Integer.class),
              one.getString(2),
              one.getString(3),
              one.getString(4),
              one.getString(5),
              one.getBoolean(6),
              seq < told.size() ? told.get(seq).diagnostic() : null);
        },
        row.id());
  }

  private static ReplyView view(Row row, List<BounceView> bounces) {
    String confidence = row.recipient() == null ? "low" : "high";
    return new ReplyView(
        row.id(),
        row.at(),
        row.kind(),
        row.because(),
        row.message(),
        row.recipient(),
        row.matched(),
        row.matched() == null ? null : confidence,
        row.optOut(),
        row.words().from(),
        row.words().subject(),
        row.words().text(),
        bounces);
  }
}
