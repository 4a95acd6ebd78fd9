package io.serai.mail.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.model.News;
import io.serai.mail.model.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** What a worker without the bus says of mails that were taken. */
public final class Confirmations {
  private static final int MOST = 500;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Transactions transactions;
  private final Sql sql;
  private final MailStore store;
  private final Clock clock;

  /**
   * @param folder {@code config/mail}
   */
  public Confirmations(DataSource hub, Path folder, MailStore store, Clock clock) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("search.sql"));
    this.store = store;
    this.clock = clock;
  }

  private record Asked(List<String> ids) {}

  /**
   * Mails by what the word on them was worth.
   *
   * @param confirmed for the first time
   * @param already before
   * @param unsent not taken by a mail server, as far as the hub knows; nothing was changed
   * @param unknown ids of no mail
   */
  public record Answer(int confirmed, int already, int unsent, int unknown) {}

  /**
   * Matches them with their mails; the same word twice changes nothing.
   *
   * @param json {@code {"ids": ["…"]}}, 1 to 500; an id that stands twice counts once
   * @throws SeraiException BAD_MAIL
   */
  public Answer confirm(String json) {
    Set<String> ids = ids(json);
    Map<String, Boolean> before = new HashMap<>();
    transactions.use(
        connection ->
            sql.rows(
                connection,
                "known",
                row -> before.put(row.getString(1), row.getBoolean(2)),
                connection.createArrayOf("text", ids.toArray())));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<String> known = List.copyOf(before.keySet());
    List<Optional<Step>> steps = store.steps(known, now, (desk, mail) -> News.confirmed(mail));
    int confirmed = 0;
    int already = 0;
    for (int i = 0; i < known.size(); i++) {
      if (Step.result(steps.get(i)) == Step.Result.DONE) {
        confirmed++;
      } else if (before.get(known.get(i))) {
        already++;
      }
    }
    int unknown = ids.size() - before.size();
    return new Answer(confirmed, already, before.size() - confirmed - already, unknown);
  }

  private static Set<String> ids(String json) {
    try {
      Asked asked = JSON.readValue(json == null || json.isBlank() ? "null" : json, Asked.class);
      if (asked != null
          && asked.ids() != null
          && !asked.ids().isEmpty()
          && asked.ids().size() <= MOST
          && asked.ids().stream().noneMatch(Objects::isNull)) {
        return new LinkedHashSet<>(asked.ids());
      }
    } catch (JsonProcessingException e) {
      throw new SeraiException(MailError.BAD_MAIL, "mail", "the body is not {\"ids\": […]}");
    }
    throw new SeraiException(MailError.BAD_MAIL, "mail", "'ids' has not 1 to %d ids", MOST);
  }
}
