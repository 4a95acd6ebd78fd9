package io.serai.hub.run;

import io.serai.core.Run;
import io.serai.hub.ledger.RunStore;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of open runs every third of their life, and tells a run when it lost its own.
 */
public final class LeaseKeeper extends ServiceSupport implements CamelContextAware {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final RunStore runs;
  private final ActiveRuns active;
  private CamelContext camel;
  private ScheduledExecutorService timer;

  public LeaseKeeper(RunStore runs, ActiveRuns active) {
    this.runs = runs;
    this.active = active;
  }

  @Override
  protected void doStart() {
    Duration third = runs.lease().dividedBy(3);
    timer = camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "lease");
    var unused =
        timer.scheduleWithFixedDelay(
            () -> active.all().forEach(this::renew),
            third.toMillis(),
            third.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void renew(Run run) {
    try {
      if (!runs.renew(run) && active.has(run)) {
        run.loseLease();
        LOG.atWarn()
            .addKeyValue("flow", run.flow())
            .addKeyValue("runId", run.id())
            .log("lease lost to another hub");
      }
    } catch (RuntimeException e) {
      // why: the database may be back before the lease ends; closing the run names the token anyway
      LOG.atWarn()
          .addKeyValue("flow", run.flow())
          .addKeyValue("runId", run.id())
          .addKeyValue("error", e.getMessage())
          .log("lease not renewed");
    }
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
  }

  @Override
  public void setCamelContext(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public CamelContext getCamelContext() {
    return camel;
  }
}
