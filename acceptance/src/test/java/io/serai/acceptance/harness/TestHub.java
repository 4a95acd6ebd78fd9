package io.serai.acceptance.harness;

import io.serai.core.FaultPoints;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.Hub;
import io.serai.hub.ledger.RunQueries.RunView;
import io.serai.hub.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** A hub in this process over a {@link Ground} of its own; schedules off, ports of its own. */
public final class TestHub implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(5);

  private final Ground ground;
  private final TestClock clock;
  private final Hub hub;

  private TestHub(Ground ground, TestClock clock, Hub hub) {
    this.ground = ground;
    this.clock = clock;
    this.hub = hub;
  }

  public static TestHub start(Ground ground) {
    return start(ground, Map.of());
  }

  /**
   * @param overrides settings that differ from those of profile sandbox
   */
  public static TestHub start(Ground ground, Map<String, String> overrides) {
    return start(ground, overrides, new TestClock());
  }

  /** Starts a hub that several hubs' clock, or one that stands still, gives its time. */
  public static TestHub start(Ground ground, Map<String, String> overrides, TestClock clock) {
    TestHub hub = launch(ground, overrides, clock);
    hub.awaitReady();
    return hub;
  }

  /** As {@link #start}, without waiting for the hub's database. */
  public static TestHub launch(Ground ground, Map<String, String> overrides, TestClock clock) {
    Map<String, String> all = new LinkedHashMap<>();
    all.putAll(ground.settings());
    all.put("hub.http.port", String.valueOf(Ports.free()));
    all.put("hub.management.port", String.valueOf(Ports.free()));
    all.putAll(overrides);
    Settings settings = Settings.load("sandbox", Map.of(), Path.of("config"), Sandbox.var(), all);
    if (!settings.faults().isEmpty()) {
      throw new IllegalStateException(settings.faults().toString());
    }
    return new TestHub(ground, clock, Hub.start(quiet(settings, all), clock));
  }

  /**
   * Without a command queue, unless a test names one: a hub that closes waits for its long poll.
   */
  private static Settings quiet(Settings settings, Map<String, String> wanted) {
    String key = "hub.commands.queue-url";
    // why not an override: the value is stripped there, and an empty one is absent
    return wanted.containsKey(key) ? settings : settings.with(key, "", "test");
  }

  /** Waits until the hub's database answers. */
  public void awaitReady() {
    Awaitility.await("hub ready")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> hub.parts().supervisor().ready());
  }

  /** Where the hub's API listens. */
  public String url() {
    return "http://127.0.0.1:" + hub.parts().settings().get("hub.http.port");
  }

  /** Where health and metrics are. */
  public String managementUrl() {
    return "http://127.0.0.1:" + hub.parts().settings().get("hub.management.port");
  }

  /** A client with a new token of these scopes. */
  public Api api(String... scopes) {
    return apiOf("acceptance", scopes);
  }

  /** A client of a party, with a new token of these scopes. */
  public Api apiOf(String party, String... scopes) {
    return new Api(url(), hub.parts().tokens().create(party, List.of(scopes), null).secret());
  }

  /** The space of a hub that was started over one. */
  public Space space() {
    return (Space) ground;
  }

  public TestClock clock() {
    return clock;
  }

  public Hub hub() {
    return hub;
  }

  /** Runs the whole totesys flow and waits for its end; the runs, first stage first. */
  public Chain totesys() {
    return run("totesys", "load", null);
  }

  /** Runs the totesys flow as far as a stage, as if the hub had been stopped after it. */
  public Chain totesysUpTo(String stage) {
    FaultPoints.arm("totesys.%s.after-ledger:1:throw".formatted(stage));
    Chain chain = run("totesys", stage, null);
    awaitFault();
    return chain;
  }

  /** Waits until the armed fault point was passed: a run closes a moment before its last one. */
  public static void awaitFault() {
    Awaitility.await("the fault")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !FaultPoints.waiting());
  }

  /** Triggers a flow and waits until its last stage closed. */
  public Chain run(String flow, String lastStage, String payload) {
    return run(flow, lastStage, payload, LIMIT);
  }

  /** As {@link #run(String, String, String)}, for runs that may take long. */
  public Chain run(String flow, String lastStage, String payload, Duration limit) {
    return await(flow, lastStage, hub.parts().door().trigger(flow, payload).triggerId(), limit);
  }

  /** Waits until the last stage of a trigger closed. */
  public Chain await(String flow, String lastStage, String trigger) {
    return await(flow, lastStage, trigger, LIMIT);
  }

  private Chain await(String flow, String lastStage, String trigger, Duration limit) {
    return Awaitility.await(flow)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> chain(flow, trigger), chain -> chain.over(lastStage));
  }

  /** As {@link #totesys}, once nobody else holds a lease of the flow. */
  public Chain totesysWhenFree() {
    return whenFree("totesys", "load");
  }

  /** As {@link #run(String, String, String)}, once nobody else holds a lease of the flow. */
  public Chain whenFree(String flow, String lastStage) {
    return Awaitility.await("lease")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsMatching(e -> SeraiException.codeOf(e) == HubError.ALREADY_RUNNING)
        .until(() -> run(flow, lastStage, null), chain -> true);
  }

  /** Waits until no run is open: a run closes a moment before all have been told of it. */
  public void awaitQuiet() {
    Awaitility.await("quiet")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> hub.parts().active().all().isEmpty());
  }

  private Chain chain(String flow, String trigger) {
    List<RunView> newestFirst = hub.parts().runs().runs(flow, trigger, 20);
    return Chain.of(newestFirst);
  }

  /** Waits a while until nothing is under way: a hub that closes looks for that once a second. */
  private void awaitIdle() {
    long end = System.nanoTime() + IDLE.toNanos();
    while (hub.camel().getInflightRepository().size() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  @Override
  public void close() {
    awaitIdle();
    hub.close();
  }
}
