package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A hub over a space of its own: its first run, timed by its own ledger.
 *
 * @param settings that differ from those of the sandbox
 */
record HubSide(Space space, Map<String, String> settings) {
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String SECONDS =
      "SELECT extract(epoch FROM finished_at - started_at) FROM serai.run WHERE stage = '%s'";
  private static final String STATUS =
      "SELECT coalesce(max(status), 'RUNNING') FROM serai.run WHERE stage = '%s'";

  /** Runs the flow until a stage has ended, and gives values by short names. */
  Map<String, Double> run(String lastStage) {
    try (HubProcess hub = HubProcess.start(space, settings)) {
      if (hub.trigger(null) != 202) {
        throw new IllegalStateException("the hub does not accept a trigger");
      }
      Awaitility.await(lastStage)
          .atMost(LIMIT)
          .pollInterval(POLL)
          .until(() -> !space.hub().one(STATUS.formatted(lastStage)).equals("RUNNING"));
      Map<String, Double> values = new HashMap<>();
      for (String stage :
          space.hub().rows("SELECT stage FROM serai.run WHERE finished_at IS NOT NULL")) {
        String status = space.hub().one(STATUS.formatted(stage));
        if (!status.equals("SUCCEEDED")) {
          throw new IllegalStateException(stage + " ended " + status + ":\n" + hub.log());
        }
        values.put(stage, Double.valueOf(space.hub().one(SECONDS.formatted(stage))));
      }
      values.put(
          "statement",
          Double.valueOf(space.hub().one("SELECT max(source_statement_ms) / 1e3 FROM serai.run")));
      values.put("memory", hub.peakMemory() / 1e6);
      return values;
    }
  }
}
