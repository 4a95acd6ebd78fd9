package io.serai.acceptance.bench;

import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.Space;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long a hub takes to start, and how much memory it takes while it has nothing to do. */
final class StartCase implements Case {
  private static final String STARTED = "start to routes started";
  private static final String READY = "start to ready";
  private static final String IDLE = "resident memory, idle";
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final double LONGEST_SECONDS = 3;
  private static final double MOST_MEGABYTES = 280;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String description() {
    return "a hub with all its flows, as the launcher starts it";
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.of(STARTED, "s").within(Limit.atMost(LONGEST_SECONDS)),
        Measure.of(READY, "s"),
        Measure.of(IDLE, "MB").within(Limit.atMost(MOST_MEGABYTES)));
  }

  @Override
  public Session open(long rows) {
    Space space = Space.empty();
    return new Session() {
      @Override
      public String size() {
        return "an empty source and an empty ledger";
      }

      @Override
      public List<Side> sides() {
        return List.of(new Side(Kind.HUB, "hub", () -> once(space)));
      }

      @Override
      public Map<String, String> notes() {
        return Map.of();
      }

      @Override
      public void close() {
        space.drop();
      }
    };
  }

  private static Map<String, Double> once(Space space) throws InterruptedException {
    try (HubProcess hub = HubProcess.start(space, Map.of())) {
      TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
      return Map.of(
          STARTED, hub.startedMs() / 1e3,
          READY, hub.readyMs() / 1e3,
          IDLE, hub.memory() / 1e6);
    }
  }
}
