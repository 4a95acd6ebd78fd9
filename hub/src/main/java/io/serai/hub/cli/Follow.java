package io.serai.hub.cli;

import io.serai.hub.ledger.RunQueries.RunView;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Waits for a trigger's last stage, with a progress line per stage in a terminal. */
final class Follow {
  private static final long POLL_MS = 250;

  private Follow() {}

  /** Where the state of a chain comes from: the ledger, or a hub's API. */
  interface Source {
    Chain read() throws Exception;
  }

  /** Returns the chain when it is over, or as it stands after {@code limit}. */
  static Chain toEnd(Source source, Duration limit) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    Chain chain = source.read();
    while (!chain.over() && System.nanoTime() < end) {
      chain = stage(source, chain, end);
    }
    return chain;
  }

  private static Chain stage(Source source, Chain first, long end) throws Exception {
    String runId = first.current().id();
    Chain chain = first;
    try (ProgressBar bar = bar(first.current())) {
      while (!chain.over() && chain.current().id().equals(runId) && System.nanoTime() < end) {
        show(bar, chain.current());
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
        chain = source.read();
      }
    }
    return chain;
  }

  private static ProgressBar bar(RunView run) {
    return new ProgressBarBuilder()
        .setTaskName(run.flow() + " · " + run.stage())
        .setInitialMax(-1)
        .setUnit(" rows", 1)
        .showSpeed()
        .setStyle(ProgressBarStyle.ASCII)
        .clearDisplayOnFinish()
        .setConsumer(
            !Boolean.getBoolean("serai.terminal")
                ? new Quiet()
                : new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  private static void show(ProgressBar bar, RunView run) {
    bar.maxHint(run.expected() > 0 ? run.expected() : -1);
    bar.stepTo(run.read());
    bar.setExtraMessage(" %.1f MB".formatted(run.bytes() / 1e6));
  }
}
