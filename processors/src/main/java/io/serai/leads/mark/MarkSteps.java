package io.serai.leads.mark;

import io.serai.core.FaultPoints;
import io.serai.core.SeraiException;
import io.serai.leads.Entity;
import io.serai.leads.LeadsError;
import io.serai.leads.MarkMessage;
import io.serai.leads.Meters;
import io.serai.leads.Unit;
import io.serai.leads.Units;
import io.serai.leads.queue.Batch;
import io.serai.leads.queue.Delivery;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.bson.Document;

/** The steps of a batch of rows to be marked. */
public final class MarkSteps {
  private final Units units;
  private final int most;
  private final Clock clock;
  private final Meters meters;

  /**
   * @param most rows in one request
   */
  public MarkSteps(Units units, int most, Clock clock, Meters meters) {
    this.units = units;
    this.most = most;
    this.clock = clock;
    this.meters = meters;
  }

  /** Reads the messages; one that cannot be read becomes a dead letter. */
  public void open(Exchange exchange) {
    FaultPoints.at("leads.mark.after-read");
    exchange.setProperty("stage", Stage.MARK);
    Map<Unit, Map<String, MarkMessage>> rows = new LinkedHashMap<>();
    for (Delivery delivery : Batch.of(exchange).deliveries()) {
      try {
        for (MarkMessage mark : MarkMessage.parse(delivery.body())) {
          rows.computeIfAbsent(unit(mark), unit -> new LinkedHashMap<>())
              .put(mark.keys().get("ID"), mark);
        }
      } catch (SeraiException e) {
        delivery.dead("message:" + Entity.hash(delivery.body()), e);
      }
    }
    Map<Unit, Collection<MarkMessage>> each = new LinkedHashMap<>();
    rows.forEach((unit, marks) -> each.put(unit, marks.values()));
    exchange.setProperty(Marking.PROPERTY, new Marking(each, most));
  }

  private Unit unit(MarkMessage mark) {
    return units
        .find(mark.bu())
        .orElseThrow(
            () ->
                new SeraiException(
                    LeadsError.BAD_MESSAGE, "leads", "unit '%s' of a mark is none", mark.bu()));
  }

  /** Puts the next request into the body. */
  public static void ask(Exchange exchange) {
    exchange.getMessage().setBody(of(exchange).question());
  }

  /** The request was answered well. */
  public void marked(Exchange exchange) {
    meters.add("rows.marked", of(exchange).marked());
  }

  /** The request was refused: for its rows it is tried in halves, for all else it fails. */
  public static void refused(Exchange exchange) throws Exception {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (SeraiException.codeOf(cause) != LeadsError.ROWS_REFUSED) {
      throw cause;
    }
    of(exchange).refused();
  }

  /** What cannot be marked is noted. */
  public void writes(Exchange exchange) {
    Writes writes = new Writes().phase(Store.PROCESSED);
    for (MarkMessage mark : of(exchange).unmarkable()) {
      String guid = mark.keys().get("ID");
      writes.upsert(
          new Document("guid", guid),
          new Document(
              "$setOnInsert",
              new Document("_id", Entity.hash("processed|" + guid))
                  .append("date", clock.instant())),
          null,
          null);
    }
    meters.add("rows.unmarkable", of(exchange).unmarkable().size());
    exchange.setProperty(Writes.PROPERTY, writes);
  }

  private static Marking of(Exchange exchange) {
    return exchange.getProperty(Marking.PROPERTY, Marking.class);
  }
}
