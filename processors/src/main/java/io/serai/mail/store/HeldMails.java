package io.serai.mail.store;

import static io.serai.mail.store.Sql.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.model.Step;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Mails of which nobody knows whether the server took them. A copy in the folder Sent shows that it
 * did; that there is none shows nothing, so the others wait for an operator.
 */
public final class HeldMails {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Transactions transactions;
  private final Sql sql;
  private final MailStore store;
  private final Clock clock;

  /**
   * @param folder {@code config/mail}
   */
  public HeldMails(DataSource hub, Path folder, MailStore store, Clock clock) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("held.sql"));
    this.store = store;
    this.clock = clock;
  }

  /**
   * A mail that is held.
   *
   * @param recipients those of whom nothing is known, by their places
   * @param since when the first of them was held
   */
  public record Held(String id, String party, List<Integer> recipients, Instant since) {}

  private record Word(Boolean sent) {}

  /** Held mails in their order. */
  public Listing.Page<Held> list(Listing.Asked page) {
    return page.page(
        transactions.in(
            connection ->
                sql.rows(connection, "held", HeldMails::held, page.cursor(), page.oneMore())),
        Held::id);
  }

  private static Held held(ResultSet row) throws SQLException {
    Integer[] recipients = (Integer[]) row.getArray(3).getArray();
    return new Held(row.getString(1), row.getString(2), List.of(recipients), instant(row, 4));
  }

  /**
   * Takes an operator's word for all held recipients of a mail: sent, or to be sent again.
   *
   * @param json {@code {"sent": true}} or {@code {"sent": false}}
   * @throws SeraiException BAD_MAIL, or NOT_FOUND when nothing of it is held
   */
  public void resolve(String id, String json) {
    boolean sent = sent(json);
    if (store.resolve(id, sent, clock.instant()) != Step.Result.DONE) {
      throw new SeraiException(HubError.NOT_FOUND, "mail", "there is no held mail '%s'", id);
    }
  }

  /**
   * Held mails that the folder Sent may have a copy of, by the account they were tried with, within
   * 24 hours.
   */
  public Map<String, List<String>> sought(int most) {
    Map<String, List<String>> sought = new TreeMap<>();
    transactions.use(
        connection ->
            sql.rows(
                connection,
                "sought",
                row ->
                    sought
                        .computeIfAbsent(row.getString(1), account -> new ArrayList<>())
                        .add(row.getString(2)),
                most));
    return sought;
  }

  /**
   * A copy of a held mail was found.
   *
   * @return false when somebody else had settled it
   */
  public boolean found(String id, Instant now) {
    return store.found(id, now) == Step.Result.DONE;
  }

  private static boolean sent(String json) {
    try {
      Word word = JSON.readValue(json == null || json.isBlank() ? "null" : json, Word.class);
      if (word != null && word.sent() != null) {
        return word.sent();
      }
    } catch (JsonProcessingException e) {
      throw new SeraiException(
          MailError.BAD_MAIL, "mail", "the body is neither {\"sent\": true} nor {\"sent\": false}");
    }
    throw new SeraiException(MailError.BAD_MAIL, "mail", "'sent' is missing");
  }
}
