package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.model.MailState;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Mails that a hub sends to its own accounts to show that all of its chain works. */
public final class Verifications {
  /** Whose mails they are. */
  public static final String PARTY = "verify";

  private static final Set<MailState> SENT =
      Set.of(MailState.SENT, MailState.CONFIRMED, MailState.BOUNCED, MailState.REPLIED);
  private static final Set<MailState> FAILED =
      Set.of(MailState.FAILED, MailState.EXPIRED, MailState.CANCELLED, MailState.SUPPRESSED);

  private final Transactions transactions;
  private final Sql sql;
  private final Sql intake;

  /**
   * @param folder {@code config/mail}
   */
  public Verifications(DataSource hub, Path folder) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("verify.sql"));
    this.intake = new Sql(folder.resolve("intake.sql"));
  }

  /**
   * How it stands with the mails of a trigger.
   *
   * @param sent taken by a mail server, those confirmed included
   * @param failed at an end without having been sent
   */
  public record Progress(int asked, int sent, int confirmed, int failed) {
    /** Neither confirmed nor at an end. */
    public int open() {
      return asked - confirmed - failed;
    }
  }

  /**
   * What a verification found.
   *
   * @param waiting neither sent nor at an end
   * @param arrived mails that are in the mailboxes; null when none can be looked into
   * @param doubled mails that are there more than once
   * @param p50Ms from accepted to confirmed, of half of them; null when none was
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Report(
      String triggerId,
      Instant at,
      int asked,
      int sent,
      int confirmed,
      int failed,
      int waiting,
      Integer arrived,
      Integer doubled,
      Long p50Ms,
      Long p95Ms) {}

  /** Ids of the mails of a trigger. */
  public Set<String> ids(String trigger) {
    return Set.copyOf(transactions.in(connection -> sql.texts(connection, "ids", trigger)));
  }

  public Progress progress(String trigger) {
    Map<MailState, Integer> states = new EnumMap<>(MailState.class);
    transactions.use(
        connection ->
            intake.rows(
                connection,
                "batch_states",
                row -> states.put(MailViews.state(row.getString(1)), row.getInt(2)),
                trigger));
    return new Progress(
        sum(states, states.keySet()),
        sum(states, SENT),
        states.getOrDefault(MailState.CONFIRMED, 0),
        sum(states, FAILED));
  }

  private static int sum(Map<MailState, Integer> states, Set<MailState> some) {
    return some.stream().mapToInt(state -> states.getOrDefault(state, 0)).sum();
  }

  /**
   * Keeps what was found; the first word on a trigger stays.
   *
   * @param arrived null when no mailbox can be looked into
   */
  public Report note(
      String trigger, Progress progress, Integer arrived, Integer doubled, Instant now) {
    transactions.use(
        connection -> {
          List<Long> ms =
              sql.row(
                      connection,
                      "latency",
                      row -> List.of(row.getLong(1), row.getLong(2)),
                      trigger)
                  .orElseThrow();
          boolean any = progress.confirmed() > 0;
          sql.update(
              connection,
              "note",
              trigger,
              now,
              progress.asked(),
              progress.sent(),
              progress.confirmed(),
              progress.failed(),
              progress.asked() - progress.sent() - progress.failed(),
              arrived,
              doubled,
              any ? ms.get(0) : null,
              any ? ms.get(1) : null);
        });
    return report(trigger);
  }

  /**
   * @throws SeraiException NOT_FOUND
   */
  public Report report(String trigger) {
    return transactions
        .in(connection -> sql.row(connection, "report", Verifications::read, trigger))
        .orElseThrow(
            () ->
                new SeraiException(
                    HubError.NOT_FOUND, "mail", "there is no verification '%s'", trigger));
  }

  /** The newest first. */
  public List<Report> reports(int most) {
    return transactions.in(
        connection -> sql.rows(connection, "reports", Verifications::read, most));
  }

  private static Report read(ResultSet row) throws SQLException {
    return new Report(
        row.getString(1),
        instant(row, 2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6),
        row.getInt(7),
        row.getObject(8, Integer.class),
        row.getObject(9, Integer.class),
        row.getObject(10, Long.class),
        row.getObject(11, Long.class));
  }
}
