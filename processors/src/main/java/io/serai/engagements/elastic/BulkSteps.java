package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import io.serai.core.FaultPoints;
import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.engagements.elastic.Bulk.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/** The steps around a bulk request: what is sent, and what became of every document. */
public final class BulkSteps {
  private final Ledger ledger;
  private final BackOff backOff;
  private volatile Letters letters;

  /** What was set aside when a run began. */
  private record Letters(String runId, Set<String> open) {}

  public BulkSteps(Ledger ledger, BackOff backOff) {
    this.ledger = ledger;
    this.backOff = backOff;
  }

  /** Takes the writes from the body. Nothing is sent for a run that has lost its lease. */
  @SuppressWarnings("unchecked")
  public void open(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    run.requireLease();
    List<Write> writes = exchange.getMessage().getBody(List.class);
    exchange.setProperty(Bulk.PROPERTY, new Bulk(recovering(run, writes), backOff));
  }

  /** Documents that earlier runs set aside and that are now confirmed close their dead letters. */
  private List<Write> recovering(Run run, List<Write> writes) {
    Letters now = letters;
    if (now == null || !now.runId().equals(run.id())) {
      now = new Letters(run.id(), ledger.setAside(run.flow(), run.stage()));
      letters = now;
    }
    Set<String> open = now.open();
    return open.isEmpty()
        ? writes
        : writes.stream()
            .map(
                write ->
                    open.contains(write.input())
                        ? write.then(() -> ledger.recovered(run, write.input()))
                        : write)
            .toList();
  }

  /** Puts what waits into the body, in the form the endpoint uses up at each try. */
  public void send(Exchange exchange) {
    exchange.getMessage().setBody(exchange.getProperty(Bulk.PROPERTY, Bulk.class).request());
  }

  /** Looks at every item; a refused document is set aside and fails its unit. */
  @SuppressWarnings("unchecked")
  public void receive(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    List<BulkResponseItem> items = exchange.getMessage().getBody(List.class);
    for (Refused refused : exchange.getProperty(Bulk.PROPERTY, Bulk.class).accept(items)) {
      setAside(run, refused);
    }
  }

  /** Passes the stage's point after-write, if there was anything to write. */
  public void written(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    if (exchange.getProperty(Bulk.PROPERTY, Bulk.class).sent()) {
      FaultPoints.at("%s.%s.after-write".formatted(run.flow(), run.stage()));
    }
  }

  private void setAside(Run run, Refused refused) {
    Write write = refused.write();
    if (ledger.standing(run.flow(), run.stage(), write.input()) == Standing.CLOSED) {
      write.result().discarded();
      return;
    }
    ledger.quarantine(
        run,
        write.input(),
        refused.why(),
        Map.of("index", write.index(), "id", write.id(), "unit", write.unit()),
        text(write.document()));
    run.failed(write.unit(), refused.why());
  }

  private static String text(BinaryData document) {
    if (document == null) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8.decode(document.asByteBuffer()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
