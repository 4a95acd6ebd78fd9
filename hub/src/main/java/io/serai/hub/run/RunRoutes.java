package io.serai.hub.run;

import io.serai.core.Run;
import org.apache.camel.builder.RouteBuilder;

/**
 * The route around every batch stage. Lease and run are open when an exchange gets here; the stage
 * runs, the run closes, and the flow's next stage follows under the same trigger.
 */
public final class RunRoutes extends RouteBuilder {
  private final StageSteps steps;

  public RunRoutes(StageSteps steps) {
    this.steps = steps;
  }

  @Override
  public void configure() {
    from("direct:hub-run")
        .routeId("hub-run")
        .description(
            "Runs a stage, closes its run in one transaction with its watermarks (I2), then the next stage.")
        .loopDoWhile(exchangeProperty(Run.PROPERTY).isNotNull())
        .id("hub-run-stages")
        .doTry()
        .process(steps::begin)
        .id("hub-run-begin")
        .toD("direct:${exchangeProperty.serai.stage}")
        .id("hub-run-stage")
        .doCatch(Throwable.class)
        .process(steps::fail)
        .id("hub-run-failed")
        .end()
        .process(steps::close)
        .id("hub-run-close")
        .process(steps::follow)
        .id("hub-run-follow")
        .end();
  }
}
