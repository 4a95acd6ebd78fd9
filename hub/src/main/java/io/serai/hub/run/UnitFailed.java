package io.serai.hub.run;

import io.serai.core.Run;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Bean {@code unitFailed}: a unit's failure counts against the run although its route handled it,
 * so that its neighbours go on. The unit is named by exchange property {@code unit}.
 */
public final class UnitFailed implements Processor {
  /** Exchange property that names the unit. */
  public static final String UNIT = "unit";

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    run.failed(
        exchange.getProperty(UNIT, run.stage(), String.class), Causes.coded(run.flow(), cause));
  }
}
