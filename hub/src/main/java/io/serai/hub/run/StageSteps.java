package io.serai.hub.run;

import io.serai.core.Counts.Tally;
import io.serai.core.FaultPoints;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.hub.flow.Flow;
import io.serai.hub.ledger.RunStatus;
import io.serai.hub.ledger.RunStore;
import io.serai.hub.ledger.RunStore.Opening;
import io.serai.hub.service.WorkFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The Java steps of route {@code hub-run}. */
public final class StageSteps {
  /** Exchange property: {@code <flow>-<stage>}, the stage route to call. */
  static final String STAGE = "serai.stage";

  private static final Logger LOG = LoggerFactory.getLogger(StageSteps.class);

  private final Map<String, Flow> flows;
  private final RunStore runs;
  private final ActiveRuns active;
  private final WorkFolder work;
  private final Retries retries;
  private final SourceMetrics sources;
  private final Clock clock;

  public StageSteps(
      Map<String, Flow> flows,
      RunStore runs,
      ActiveRuns active,
      WorkFolder work,
      Retries retries,
      SourceMetrics sources,
      Clock clock) {
    this.flows = Map.copyOf(flows);
    this.runs = runs;
    this.active = active;
    this.work = work;
    this.retries = retries;
    this.sources = sources;
    this.clock = clock;
  }

  void begin(Exchange exchange) {
    Run run = run(exchange);
    exchange.setProperty(STAGE, run.flow() + "-" + run.stage());
    exchange.setProperty("startedAt", clock.instant());
    exchange.getMessage().setBody(null);
    exchange.getMessage().removeHeaders("*");
  }

  void fail(Exchange exchange) {
    Run run = run(exchange);
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    run.failed(run.stage(), Causes.coded(run.flow(), cause));
  }

  /**
   * Closes the run. While the ledger does not answer it is tried again until the lease must have
   * ended; then the run is left open and the next holder of the lease marks it abandoned.
   */
  void close(Exchange exchange) throws InterruptedException {
    Run run = run(exchange);
    run.shared().close();
    try {
      RunStatus status = retries.within(runs.lease(), () -> runs.close(run));
      log(run, status, exchange);
      tell(run, status);
      sources.over(run);
      exchange.setProperty("serai.status", status);
    } catch (SeraiException e) {
      LOG.atError()
          .addKeyValue("flow", run.flow())
          .addKeyValue("runId", run.id())
          .addKeyValue("error", e.getMessage())
          .log("run could not be closed");
      exchange.setProperty("serai.status", RunStatus.FAILED);
    } finally {
      active.remove(run);
      work.remove(run);
    }
    FaultPoints.at("%s.%s.after-ledger".formatted(run.flow(), run.stage()));
  }

  private void tell(Run run, RunStatus status) {
    try {
      flows.get(run.flow()).closed(run, status);
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("flow", run.flow())
          .addKeyValue("runId", run.id())
          .addKeyValue("error", e.getMessage())
          .log("the end of the run is in the ledger alone");
    }
  }

  /**
   * Opens the run of the flow's next stage, or ends the loop. A failed stage does not stop the
   * next: it works on what earlier runs left.
   */
  void follow(Exchange exchange) throws InterruptedException {
    Run last = run(exchange);
    exchange.setProperty(Run.PROPERTY, null);
    Optional<String> next = flows.get(last.flow()).next(last.stage());
    if (next.isEmpty() || !exchange.getContext().isStarted()) {
      return;
    }
    RunStore.Request request =
        new RunStore.Request(
            last.triggerId(), last.flow(), next.get(), last.scheduledFor(), last.payload());
    Opening opening =
        retries.until(() -> runs.open(request, List.of()), o -> !(o instanceof Opening.Busy));
    if (opening instanceof Opening.Open open) {
      active.add(open.run());
      exchange.setProperty(Run.PROPERTY, open.run());
    } else {
      LOG.atInfo()
          .addKeyValue("flow", last.flow())
          .addKeyValue("runId", last.id())
          .log("stage {} did not follow: {}", next.get(), opening);
    }
  }

  private void log(Run run, RunStatus status, Exchange exchange) {
    Tally t = run.tally();
    Duration took =
        Duration.between(
            exchange.getProperty("startedAt", java.time.Instant.class), clock.instant());
    LOG.atLevel(status == RunStatus.SUCCEEDED ? Level.INFO : Level.ERROR)
        .addKeyValue("flow", run.flow())
        .addKeyValue("runId", run.id())
        .addKeyValue("elapsedMs", took.toMillis())
        .log(
            "{}-{} {}: read {}, written {}, rejected {}, skipped {}, held {}, produced {}",
            run.flow(),
            run.stage(),
            status,
            t.read(),
            t.written(),
            t.rejected(),
            t.skipped(),
            t.held(),
            t.produced());
    run.failures()
        .forEach(
            failure ->
                LOG.atError()
                    .addKeyValue("flow", run.flow())
                    .addKeyValue("runId", run.id())
                    .addKeyValue("entityId", failure.unit())
                    .addKeyValue("error", String.valueOf(failure.cause().getMessage()))
                    .setCause(failure.cause() instanceof SeraiException ? null : failure.cause())
                    .log("unit failed"));
  }

  private static Run run(Exchange exchange) {
    return exchange.getProperty(Run.PROPERTY, Run.class);
  }
}
