package io.serai.sailthru.receive;

import io.serai.core.Counts;
import io.serai.core.Run;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes a delivery as received, once its manifest or its copy is durable (I2), and counts it. */
public final class ReceiveDone implements Processor {
  private final Deliveries deliveries;

  public ReceiveDone(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Receipt receipt = exchange.getProperty(ReceiveTake.RECEIPT, Receipt.class);
    Counts counts = run.counts(receipt.delivery().unit());
    if (receipt.outcome() == Receipt.Outcome.UNKNOWN) {
      deliveries.receiving(run, receipt.delivery(), null);
      counts.rejected(1);
    } else {
      counts.written(1);
    }
    deliveries.received(receipt.delivery());
  }
}
