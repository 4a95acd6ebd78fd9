package io.serai.mail.steps;

import io.serai.core.Run;
import io.serai.mail.store.Retention;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is older than it may be. */
public final class ForgetStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(ForgetStep.class);

  private final Retention retention;
  private final Clock clock;

  public ForgetStep(Retention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Retention.Deleted deleted = retention.forget(clock.instant());
    if (deleted.contents() + deleted.keys() > 0) {
      LOG.atInfo()
          .addKeyValue("flow", run.flow())
          .addKeyValue("runId", run.id())
          .addKeyValue("contents", deleted.contents())
          .addKeyValue("keys", deleted.keys())
          .log("Deleted what was old");
    }
  }
}
