package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A hub over a space of its own, timed by its own ledger: its first run in a new process, then
 * everything twice more in the same process, each time as it was left without anything it wrote.
 *
 * @param settings that differ from those of the sandbox
 */
record HubSide(Space space, Map<String, String> settings) {
  private static final Duration LIMIT = Duration.ofHours(2);

  /** why two: in the second run the compiler still takes a tenth of both processors. */
  private static final int WARM = 2;

  /** Looks at a run that may be a short one. */
  private static final int ROUNDS = 10;

  private static final Duration SOON = Duration.ofMillis(100);

  /** why so seldom: every look is a new connection to the server that the hub works with. */
  private static final Duration LATER = Duration.ofSeconds(2);

  private static final String LAST = "load";
  private static final String SECONDS =
      "SELECT extract(epoch FROM finished_at - started_at) FROM serai.run WHERE stage = '%s'";
  private static final String STATUS =
      "SELECT coalesce(max(status), 'RUNNING') FROM serai.run WHERE stage = '%s'";

  /**
   * What a hub has measured.
   *
   * @param cold seconds by stage of the first run of the process
   * @param warm the same of its third run
   * @param statement seconds of the longest statement on the source, of all
   * @param memory resident at most, MB
   */
  record Times(
      Map<String, Double> cold, Map<String, Double> warm, double statement, double memory) {}

  /** Runs the flow three times. */
  Times run() {
    try (HubProcess hub = HubProcess.start(space, settings)) {
      Map<String, Double> cold = once(hub);
      Map<String, Double> warm = cold;
      double statement = statement();
      for (int i = 0; i < WARM; i++) {
        space.forget();
        warm = once(hub);
        statement = Math.max(statement, statement());
      }
      return new Times(cold, warm, statement, hub.peakMemory() / 1e6);
    }
  }

  private Map<String, Double> once(HubProcess hub) {
    if (hub.trigger(null) != 202) {
      throw new IllegalStateException("the hub does not accept a trigger");
    }
    // why the last one: nothing may be forgotten while a stage is at work
    Awaitility.await(LAST)
        .atMost(LIMIT)
        .pollInterval((round, last) -> round < ROUNDS ? SOON.multipliedBy(round) : LATER)
        .until(() -> !space.hub().one(STATUS.formatted(LAST)).equals("RUNNING"));
    Map<String, Double> seconds = new HashMap<>();
    for (String stage :
        space.hub().rows("SELECT stage FROM serai.run WHERE finished_at IS NOT NULL")) {
      String status = space.hub().one(STATUS.formatted(stage));
      if (!status.equals("SUCCEEDED")) {
        throw new IllegalStateException(stage + " ended " + status + ":\n" + hub.log());
      }
      seconds.put(stage, Double.valueOf(space.hub().one(SECONDS.formatted(stage))));
    }
    return seconds;
  }

  private double statement() {
    return Double.parseDouble(
        space.hub().one("SELECT max(source_statement_ms) / 1e3 FROM serai.run"));
  }
}
