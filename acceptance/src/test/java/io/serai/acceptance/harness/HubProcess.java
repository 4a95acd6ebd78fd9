package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * A hub in a process of its own, started as the launcher does, with a folder of its own for {@code
 * var}: something to halt, kill and stop.
 */
public final class HubProcess implements AutoCloseable {
  /** The exit code of a process that was killed. */
  public static final int KILLED = 137;

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(20);

  /** What {@code ./serai run} says when Camel has started every route. */
  private static final String STARTED = "hub up at ";

  private final HubHome home;
  private final HubCalls calls;
  private final Process process;
  private final long begun = System.nanoTime();
  private long startedMs;
  private long readyMs;

  private HubProcess(HubHome home, HubCalls calls, Process process) {
    this.home = home;
    this.calls = calls;
    this.process = process;
  }

  /** A hub over a ground of its own, ready to be triggered. */
  public static HubProcess start(Ground ground, Map<String, String> overrides) {
    return start(ground, overrides, null);
  }

  /**
   * @param fault the value of {@code SERAI_FAULT}, or null
   */
  public static HubProcess start(Ground ground, Map<String, String> overrides, String fault) {
    return start(ground, overrides, fault, home -> {});
  }

  /**
   * As {@link #start(Ground, Map, String)}, after its home was changed.
   *
   * @param change of the folder with its {@code routes} and {@code config}
   */
  public static HubProcess start(
      Ground ground, Map<String, String> overrides, String fault, Consumer<Path> change) {
    Map<String, String> settings = new LinkedHashMap<>(ground.settings());
    settings.put("hub.work-dir", "var/work");
    settings.putAll(overrides);
    return start(Sandbox.var(), settings, fault, change);
  }

  /**
   * @param sandboxVar where the sandbox wrote its addresses
   */
  static HubProcess start(Path sandboxVar, Map<String, String> wanted, String fault) {
    return start(sandboxVar, wanted, fault, home -> {});
  }

  private static HubProcess start(
      Path sandboxVar, Map<String, String> wanted, String fault, Consumer<Path> change) {
    int api = Ports.free();
    int management = Ports.free();
    Map<String, String> settings = new LinkedHashMap<>(wanted);
    settings.put("hub.http.port", String.valueOf(api));
    settings.put("hub.management.port", String.valueOf(management));
    settings.put("hub.http.port-search", "false");
    try {
      HubHome home = HubHome.lay();
      home.connect(sandboxVar);
      change.accept(home.folder());
      HubProcess hub =
          new HubProcess(home, new HubCalls(home, api, management), process(home, settings, fault));
      Runtime.getRuntime().addShutdownHook(new Thread(hub.process::destroyForcibly));
      hub.startedMs = hub.awaitTrue("hub process started", () -> hub.log().contains(STARTED));
      hub.readyMs = hub.awaitTrue("hub process ready", hub.calls::ready);
      return hub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process process(HubHome home, Map<String, String> settings, String fault)
      throws IOException {
    List<String> command = Launcher.start("run", "--profile", "sandbox");
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.logFile().toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SERAI_"));
    if (fault != null) {
      builder.environment().put("SERAI_FAULT", fault);
    }
    return builder.start();
  }

  /** Waits for something the process does; milliseconds since its start. */
  private long awaitTrue(String what, Callable<Boolean> done) {
    Awaitility.await(what)
        .atMost(LIMIT)
        .pollInterval(POLL)
        .failFast("the hub ended: " + home.logFile(), () -> !process.isAlive())
        .until(done);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /** How long the process took until all its routes were started, give or take a poll. */
  public long startedMs() {
    return startedMs;
  }

  /** How long the process took until it could work, give or take a poll. */
  public long readyMs() {
    return readyMs;
  }

  /** What the hub has said so far. */
  public String log() {
    return home.log();
  }

  /**
   * Asks for a run.
   *
   * @return the status of the answer; 0 when the hub died before it answered
   */
  public int trigger(String payload) {
    return trigger("totesys", payload);
  }

  /** As {@link #trigger(String)}, for any flow. */
  public int trigger(String flow, String payload) {
    return calls.post("/api/v1/flows/%s/runs".formatted(flow), payload == null ? "" : payload);
  }

  /** Gives every input back that was set aside because the hub died in it three times. */
  public void replay(Ground ground) {
    for (String id :
        ground
            .hub()
            .rows(
                "SELECT id FROM serai.dead_letter WHERE state = 'OPEN' AND code = 'SERAI-1012'")) {
      if (calls.post("/api/v1/dead-letters/" + id + "/replay", "") != 200) {
        throw new IllegalStateException("letter " + id + " was not replayed");
      }
    }
  }

  /** A client with the hub's admin token. */
  public Api api() {
    return new Api("http://127.0.0.1:" + calls.api(), home.token());
  }

  /** Waits until the process has died by itself; its exit code. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the hub still runs: " + home.logFile());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@link #finish(Ground, String, String)}, for totesys. */
  public void finish(Ground ground) {
    finish(ground, "totesys", "load");
  }

  /** Runs the flow once more, as soon as no lease is in the way, until its last stage is done. */
  public void finish(Ground ground, String flow, String lastStage) {
    finish(ground, flow, lastStage, null);
  }

  /** As {@link #finish(Ground, String, String)}, with a payload. */
  public void finish(Ground ground, String flow, String lastStage, String payload) {
    String last =
        "SELECT count(*) FROM serai.run WHERE flow = ? AND stage = ? AND status = 'SUCCEEDED'";
    long before = ground.hub().number(last, flow, lastStage);
    Awaitility.await("accepted")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> trigger(flow, payload) == 202);
    Awaitility.await("a good " + lastStage)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> ground.hub().number(last, flow, lastStage) > before);
  }

  /** {@code kill -9} after a while. */
  public void killAfter(Duration time) {
    Awaitility.await().pollDelay(time).atMost(LIMIT).until(() -> true);
    kill();
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** The number of the process, with which the name of a run's holder begins. */
  public long pid() {
    return process.pid();
  }

  /** Sends a signal such as {@code STOP} or {@code CONT}. */
  public void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The most memory the process ever had resident, in bytes. */
  public long peakMemory() {
    return new ProcessMemory(pid()).peak();
  }

  /** The memory the process has resident now, in bytes. */
  public long memory() {
    return new ProcessMemory(pid()).now();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }
}
