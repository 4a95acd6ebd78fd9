package io.serai.hub.run;

import io.serai.core.SeraiException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bean {@code batchLeft}: a batch of messages failed. They are not deleted, so they come again when
 * their visibility ends; a line in the log says why.
 */
public final class BatchLeft implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(BatchLeft.class);

  @Override
  public void process(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    LOG.atWarn()
        .addKeyValue("routeId", exchange.getFromRouteId())
        .addKeyValue("error", String.valueOf(cause.getMessage()))
        .setCause(cause instanceof SeraiException ? null : cause)
        .log("a batch failed; its messages come again");
  }
}
