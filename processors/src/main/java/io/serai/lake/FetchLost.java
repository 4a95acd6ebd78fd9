package io.serai.lake;

import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes on the current {@link Fetch} that its object is gone from the bucket. */
public final class FetchLost implements Processor {
  @Override
  public void process(Exchange exchange) {
    String flow = exchange.getProperty(Run.PROPERTY, Run.class).flow();
    Fetch fetch = exchange.getProperty(FetchPart.FETCH, Fetch.class);
    fetch.damaged(
        new SeraiException(
            HubError.ALTERED_FILE, flow, "object '%s' is missing", fetch.part().key()));
  }
}
