package io.serai.leads.poll;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.serai.core.Counts;
import io.serai.core.Run;
import io.serai.leads.ClickMessage;
import io.serai.leads.ClickRow;
import io.serai.leads.Ineligible;
import io.serai.leads.Link;
import io.serai.leads.Unit;
import io.serai.leads.Units;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Reads the links of skipped rows again: a legacy host that was added since, or a form the hub has
 * learned, makes clicks of them.
 */
public final class Relink {
  /** Key of the payload that asks for it. */
  public static final String KEY = "relink";

  private static final String PROPERTY = "relinking";
  private static final int AT_ONCE = 500;

  private final Units units;
  private final Store store;
  private final QueuedClicks queued;
  private final Queues queues;
  private final Clock clock;

  public Relink(Units units, Store store, QueuedClicks queued, Queues queues, Clock clock) {
    this.units = units;
    this.store = store;
    this.queued = queued;
    this.queues = queues;
    this.clock = clock;
  }

  /** How far it has come; the exchange carries it. */
  public static final class Progress {
    private BsonValue last;
    private boolean more;
    private Map<String, List<ClickRow>> fresh = Map.of();

    /** Whether rows are left. */
    public boolean more() {
      return more;
    }
  }

  /** Begins, when the payload asks for it. */
  public void open(Exchange exchange) {
    Progress progress = new Progress();
    progress.more = Boolean.TRUE.equals(run(exchange).payload().get(KEY));
    exchange.setProperty(PROPERTY, progress);
  }

  /** Reads the next rows; those that are clicks now go to the outbox, and their notes go. */
  public void take(Exchange exchange) {
    Progress progress = exchange.getProperty(PROPERTY, Progress.class);
    List<BsonDocument> some = next(progress);
    progress.more = some.size() == AT_ONCE;
    progress.fresh = new LinkedHashMap<>();
    Counts counts = run(exchange).counts(KEY);
    Outbox outbox = new Outbox(queues);
    Writes writes = new Writes().phase(Store.SKIPPED);
    for (BsonDocument skipped : some) {
      progress.last = skipped.get("_id");
      counts.read(1);
      Optional<Unit> unit = units.find(skipped.getString("unit").getValue());
      ClickRow row = row(skipped.getDocument("row"));
      Link link = unit.map(one -> one.links().parse(row.link())).orElse(new Link(null, null));
      if (unit.isEmpty() || Ineligible.of(unit.get(), row, link).isPresent()) {
        counts.skipped(1);
        continue;
      }
      progress.fresh.computeIfAbsent(unit.get().key(), key -> new ArrayList<>()).add(row);
      outbox.add(
          Stage.CLICKS,
          new ClickMessage(unit.get().key(), link.urlId(), link.ack(), row, clock.instant())
              .json());
      writes.delete(new Document("_id", skipped.get("_id")));
    }
    progress.fresh.forEach((unit, rows) -> queued.note(run(exchange), unit, rows));
    exchange.setProperty(Outbox.PROPERTY, outbox);
    exchange.setProperty(Writes.PROPERTY, writes);
  }

  private List<BsonDocument> next(Progress progress) {
    Bson links = Filters.in("reason", Ineligible.NO_URL_ID.name(), Ineligible.NO_ACK.name());
    Bson filter =
        progress.last == null ? links : Filters.and(links, Filters.gt("_id", progress.last));
    return Store.asked(
        () ->
            store
                .collection(Store.SKIPPED)
                .find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(AT_ONCE)
                .into(new ArrayList<>()));
  }

  private static ClickRow row(BsonDocument columns) {
    Map<String, String> row = new LinkedHashMap<>();
    columns.forEach((name, value) -> row.put(name, value.asString().getValue()));
    return new ClickRow(row);
  }

  /** They are on the queue, and their notes are gone. */
  public void queued(Exchange exchange) {
    Progress progress = exchange.getProperty(PROPERTY, Progress.class);
    progress.fresh.forEach(
        (unit, rows) ->
            queued.sent(unit, rows.stream().map(row -> row.guid().orElseThrow()).toList()));
    Outbox outbox = exchange.getProperty(Outbox.PROPERTY, Outbox.class);
    run(exchange).counts(KEY).written(outbox.sent(Stage.CLICKS));
  }

  private static Run run(Exchange exchange) {
    return exchange.getProperty(Run.PROPERTY, Run.class);
  }
}
