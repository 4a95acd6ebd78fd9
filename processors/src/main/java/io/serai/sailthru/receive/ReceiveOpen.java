package io.serai.sailthru.receive;

import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.lake.Attempts;
import io.serai.lake.ManifestStore;
import io.serai.lake.UnitFolder;
import io.serai.sailthru.receive.Deliveries.Known;
import io.serai.sailthru.receive.Deliveries.State;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Opens a {@link Delivery}: notes the try, checks the disk. The body becomes a {@link Receipt}, or
 * null when there is nothing to do: it is set aside, or an earlier run died after its manifest.
 */
public final class ReceiveOpen implements Processor {
  private final ManifestStore lake;
  private final Deliveries deliveries;
  private final Attempts attempts;
  private final UnitFolder folders;

  public ReceiveOpen(ManifestStore lake, Deliveries deliveries, Ledger ledger, UnitFolder folders) {
    this.lake = lake;
    this.deliveries = deliveries;
    this.attempts = new Attempts(ledger);
    this.folders = folders;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Delivery delivery = exchange.getMessage().getBody(Delivery.class);
    exchange.getMessage().setBody(null);
    if (!attempts.begin(exchange, run, delivery.input(), delivery.unit())) {
      return;
    }
    run.counts(delivery.unit()).read(1);
    Known known = deliveries.known(List.of(delivery)).get(delivery.input());
    if (known != null
        && known.state() == State.RECEIVING
        && lake.exists(run.flow(), known.manifest())) {
      deliveries.received(delivery);
      run.counts(delivery.unit()).skipped(1);
      return;
    }
    Path folder = folders.open(exchange, run, delivery.unit(), delivery.bytes());
    exchange.getMessage().setBody(new Receipt(delivery, folder.resolve("export")));
  }
}
