package io.serai.hub.cli;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.Hub;
import io.serai.hub.Parts;
import io.serai.hub.flow.Flow;
import io.serai.hub.ledger.RunQueries.RunView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Triggers flows in a hub of this process and follows them in its ledger. */
final class DemoRun {
  private static final long POLL_MS = 20;
  private static final long LEASE_POLL_MS = 250;
  private static final int CHAIN_LENGTH = 20;

  private final Parts hub;
  private final Duration limit;

  DemoRun(Hub hub, Duration limit) {
    this.hub = hub.parts();
    this.limit = limit;
  }

  void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!hub.supervisor().ready()) {
      if (System.nanoTime() > end) {
        throw new SeraiException(
            HubError.LEDGER_UNAVAILABLE, "hub", "the ledger did not answer in %s", limit);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  Chain toEnd(Flow flow) throws Exception {
    String trigger = trigger(flow);
    List<String> stages = flow.plain();
    String last = stages.get(stages.size() - 1);
    return Follow.toEnd(() -> chain(flow.name(), trigger, last), limit);
  }

  /** Triggers a flow, after the lease of a hub that was killed has ended. */
  private String trigger(Flow flow) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return hub.door().trigger(flow.name(), null).triggerId();
      } catch (SeraiException e) {
        if (e.code() != HubError.ALREADY_RUNNING || System.nanoTime() > end) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(LEASE_POLL_MS);
    }
  }

  private Chain chain(String flow, String trigger, String last) {
    List<RunView> runs =
        hub.runs().runs(flow, trigger, CHAIN_LENGTH).stream().map(hub.active()::live).toList();
    return Chain.of(runs, last);
  }
}
