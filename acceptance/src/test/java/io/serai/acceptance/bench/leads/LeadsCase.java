package io.serai.acceptance.bench.leads;

import io.serai.acceptance.bench.Case;
import io.serai.acceptance.bench.Limit;
import io.serai.acceptance.bench.Measure;
import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.HubProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Clicks on the queue until they are in documents and their rows are marked. */
public final class LeadsCase implements Case {
  private static final String TIME = "queue to committed and marked";
  private static final String VERSUS = "the same, beside plain Camel";
  private static final String CALLS = "Marketing Cloud calls, 1 000 clicks";
  private static final String MEMORY = "peak resident memory";
  private static final double PART_OF_FLOOR = 0.6;
  private static final double TIMES_PLAIN = 3;
  private static final double MOST_CALLS = 25;
  private static final double MOST_MEGABYTES = 512;
  private static final int THREADS = 2;
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final Duration SELDOM = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofMillis(250);
  private static final int FEW = 5_000;

  /** What the sandbox's queue and vendor hold in memory. */
  private static final long MOST_CLICKS = 200_000;

  /** why: plain takes hours for all of them, and a message takes it as long as the one before. */
  private static final long MOST_PLAIN = 2_000;

  /** why: its default, 20, is there for the vendor; floor and plain ask as fast as they can. */
  private static final Map<String, String> SETTINGS = Map.of("marketing-cloud.rate", "1000");

  @Override
  public String name() {
    return "leads";
  }

  @Override
  public String description() {
    return "clicks of known sends and people from the queue into documents, and their rows marked;"
        + " a fortieth as many sends, a quarter as many people, 200 000 clicks at most";
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.of(TIME, "s").within(Limit.speedOfFloor(PART_OF_FLOOR)),
        Measure.of(VERSUS, "s").within(Limit.timesFasterThanPlain(TIMES_PLAIN)),
        Measure.of(CALLS, "calls").within(Limit.atMost(MOST_CALLS)),
        Measure.of(MEMORY, "MB").within(Limit.atMost(MOST_MEGABYTES)));
  }

  @Override
  public Session open(long rows) {
    return new Open(Math.min(rows, MOST_CLICKS));
  }

  private record Open(long clicks) implements Session {
    @Override
    public String size() {
      return "%d clicks, %d sends, %d people"
          .formatted(clicks, Load.sends(clicks), Load.people(clicks));
    }

    @Override
    public List<Side> sides() {
      return List.of(
          new Side(Kind.FLOOR, "bare clients", this::floor),
          new Side(Kind.HUB, "hub", this::hub),
          new Side(Kind.PLAIN, "plain Camel", 1, this::plain));
    }

    @Override
    public Map<String, String> notes() {
      return Map.of(
          "threads",
          String.valueOf(THREADS),
          "plain",
          "measured with %d clicks, told for %d".formatted(plainClicks(), clicks));
    }

    private Map<String, Double> floor() throws Exception {
      return on(clicks, load -> Map.of(TIME, new Floor(load, THREADS).run()));
    }

    private Map<String, Double> plain() throws Exception {
      double times = (double) clicks / plainClicks();
      return on(plainClicks(), load -> Map.of(VERSUS, new Plain(load, THREADS).run() * times));
    }

    private long plainClicks() {
      return Math.min(clicks, MOST_PLAIN);
    }

    private Map<String, Double> hub() throws Exception {
      return on(clicks, this::hub);
    }

    /** What one side does with its input. */
    @FunctionalInterface
    private interface Work {
      Map<String, Double> with(Load load) throws Exception;
    }

    private static Map<String, Double> on(long clicks, Work work) throws Exception {
      Load load = Load.of(clicks);
      try {
        Map<String, Double> values = work.with(load);
        load.requireAll();
        return values;
      } finally {
        load.space().drop();
      }
    }

    private Map<String, Double> hub(Load load) {
      load.space().cloud().forgetCalls();
      try (HubProcess hub = HubProcess.start(load.space(), SETTINGS)) {
        // why: it works from the moment its routes are started, which is a while ago
        long from = System.nanoTime() - (hub.readyMs() - hub.startedMs()) * 1_000_000;
        Awaitility.await("clicks")
            .atMost(LIMIT)
            // why: ElasticMQ goes through all its messages to count them
            .pollInterval((round, last) -> few(load) ? OFTEN : SELDOM)
            .until(() -> empty(load, Clicks.CLICKS) && empty(load, Clicks.MARKS));
        double seconds = (System.nanoTime() - from) / 1e9;
        double calls =
            load.space().cloud().calls().values().stream().mapToLong(Long::longValue).sum();
        return Map.of(
            TIME,
            seconds,
            VERSUS,
            seconds,
            CALLS,
            calls * 1_000 / clicks,
            MEMORY,
            hub.peakMemory() / 1e6);
      }
    }

    private static boolean few(Load load) {
      return load.space().queue(Clicks.CLICKS).size() < FEW;
    }

    private static boolean empty(Load load, String queue) {
      return load.space().queue(queue).size() == 0;
    }

    @Override
    public void close() {
      // why: each side gave its own input back
    }
  }
}
