package io.serai.sailthru.receive;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes a {@link Receipt}'s manifest the body; its file has been put (I1). */
public final class ReceiveManifest implements Processor {
  @Override
  public void process(Exchange exchange) {
    exchange
        .getMessage()
        .setBody(exchange.getProperty(ReceiveTake.RECEIPT, Receipt.class).manifest());
  }
}
