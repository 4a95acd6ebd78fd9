package io.serai.mail.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.MailError;
import io.serai.mail.MailKeys;
import io.serai.mail.batch.BatchRows;
import io.serai.mail.compose.DraftReader.Judged;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Many mails in one request: its good rows are queued together, or nothing is. */
public final class Batches {
  private static final JsonMapper JSON = new JsonMapper();

  private final Transactions transactions;
  private final Sql sql;
  private final Requests requests;
  private final Intake intake;
  private final Clock clock;

  /**
   * @param folder {@code config/mail}
   */
  public Batches(DataSource hub, Path folder, Intake intake, MailKeys keys, Clock clock) {
    this.transactions = new Transactions(hub);
    this.sql = new Sql(folder.resolve("intake.sql"));
    this.requests = new Requests(sql, keys);
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * A batch as the API shows it.
   *
   * @param states recipients by state; null in the answer to its request
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BatchView(
      String batchId,
      int accepted,
      int duplicates,
      List<BatchRows.Refused> rejected,
      Instant createdAt,
      Map<String, Long> states) {}

  /** What was answered, and whether it was answered before. */
  public record Answer(BatchView batch, boolean replayed) {}

  /**
   * Accepts a batch.
   *
   * @param key of the request, or null
   * @param csv whether the body is CSV; otherwise it is a JSON array
   * @throws SeraiException BAD_BATCH, KEY_REUSED, BACKLOG_FULL, STORE_UNAVAILABLE
   */
  public Answer accept(String party, String key, boolean csv, Body body) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    BatchRows rows = csv ? BatchRows.csv(body, now) : BatchRows.json(body, now);
    String id = intake.newId(now);
    intake.backlog().look();
    return transactions.of(
        party,
        connection -> {
          Optional<String> before = requests.before(connection, party, key, body, id, now);
          return before.isPresent()
              ? new Answer(find(connection, party, before.get()).orElseThrow(), true)
              : new Answer(insert(connection, party, id, rows, now), false);
        });
  }

  private BatchView insert(
      Connection connection, String party, String id, BatchRows rows, Instant now)
      throws SQLException {
    List<Judged> fresh = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Judged row : rows.good()) {
      // why: a list's own number alone repeats in real lists
      String who = row.draft().clientRef() + " " + row.addresses().get(0).normal();
      if (seen.add(who)) {
        fresh.add(row);
      }
    }
    int recipients = fresh.stream().mapToInt(row -> row.addresses().size()).sum();
    intake.take(connection, party, recipients, now);
    intake.backlog().room(fresh.size());
    for (Judged row : fresh) {
      intake.insert(connection, party, intake.newId(now), id, row, now);
    }
    int duplicates = rows.good().size() - fresh.size();
    sql.update(
        connection, "insert_batch", id, party, fresh.size(), duplicates, write(rows.bad()), now);
    return new BatchView(id, fresh.size(), duplicates, rows.bad(), now, null);
  }

  private static String write(List<BatchRows.Refused> refused) {
    try {
      return JSON.writeValueAsString(refused);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A party's batch and how far it is; empty when there is none of that id, or it is another's. */
  public Optional<BatchView> find(String party, String id) {
    return transactions.of(
        party,
        connection -> {
          Optional<BatchView> found = find(connection, party, id);
          if (found.isEmpty()) {
            return found;
          }
          Map<String, Long> states = new LinkedHashMap<>();
          sql.rows(
              connection, "batch_states", row -> states.put(row.getString(1), row.getLong(2)), id);
          BatchView batch = found.get();
          return Optional.of(
              new BatchView(
                  batch.batchId(),
                  batch.accepted(),
                  batch.duplicates(),
                  batch.rejected(),
                  batch.createdAt(),
                  states));
        });
  }

  private Optional<BatchView> find(Connection connection, String party, String id)
      throws SQLException {
    return sql.row(connection, "batch", Batches::view, id, party);
  }

  private static BatchView view(ResultSet row) throws SQLException {
    try {
      List<BatchRows.Refused> refused =
          JSON.readValue(row.getString(4), new TypeReference<List<BatchRows.Refused>>() {});
      return new BatchView(
          row.getString(1), row.getInt(2), row.getInt(3), refused, Sql.instant(row, 5), null);
    } catch (JsonProcessingException e) {
      throw new SeraiException(MailError.STORE_UNAVAILABLE, "mail", e, "a batch is not readable");
    }
  }
}
