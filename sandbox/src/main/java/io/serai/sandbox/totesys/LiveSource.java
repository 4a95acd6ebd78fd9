package io.serai.sandbox.totesys;

import io.serai.sandbox.SandboxError;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps an activity on a thread of its own until closed. */
final class LiveSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);

  private final Activity activity;
  private final Clock clock;
  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> steps;

  LiveSource(Activity activity, Clock clock, Duration every) {
    this.activity = activity;
    this.clock = clock;
    this.thread = Executors.newSingleThreadScheduledExecutor();
    this.steps =
        thread.scheduleWithFixedDelay(
            this::step, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A change the source refuses must not end the activity. */
  private void step() {
    try {
      activity.step(clock.instant());
    } catch (SQLException | RuntimeException e) {
      SandboxError error = SandboxError.ACTIVITY_FAILED;
      LOG.atWarn()
          .setMessage("{} {} {}")
          .addArgument(error.code())
          .addArgument(error.summary())
          .addArgument(error.remedy())
          .addKeyValue("flow", "totesys")
          .addKeyValue("error", e.getMessage())
          .log();
    }
  }

  @Override
  public void close() throws Exception {
    steps.cancel(false);
    thread.shutdown();
    if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
    activity.close();
  }
}
