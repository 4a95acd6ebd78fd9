package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.SandboxError;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People who go on clicking: a few rows each time, one of them ready only a while later. */
final class LiveClicks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveClicks.class);
  private static final int ROWS = 5;
  private static final Duration LATE = Duration.ofSeconds(20);

  private final Vendor vendor;
  private final List<Clicks> units;
  private final Clock clock;
  private final Duration every;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> steps;

  LiveClicks(Vendor vendor, List<Clicks> units, Clock clock, Duration every) {
    this.vendor = vendor;
    this.units = units;
    this.clock = clock;
    this.every = every.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : every;
    this.steps =
        thread.scheduleWithFixedDelay(
            this::step, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void step() {
    try {
      vendor.put(rows());
    } catch (IOException | RuntimeException e) {
      SandboxError error = SandboxError.ACTIVITY_FAILED;
      LOG.atWarn()
          .setMessage("{} {} {}")
          .addArgument(error.code())
          .addArgument(error.summary())
          .addArgument(error.remedy())
          .addKeyValue("flow", "leads")
          .addKeyValue("error", e.getMessage())
          .log();
    }
  }

  private List<ObjectNode> rows() {
    List<ObjectNode> rows = new ArrayList<>();
    for (Clicks unit : units) {
      for (int n = 0; n < ROWS; n++) {
        rows.add(unit.draw(clock.instant(), every));
      }
      rows.get(rows.size() - 1)
          .put("Ready", "False")
          .put("ReadyAt", clock.instant().plus(LATE).toString());
    }
    return rows;
  }

  @Override
  public void close() throws InterruptedException {
    steps.cancel(false);
    thread.shutdown();
    if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
  }
}
