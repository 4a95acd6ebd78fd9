package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Pattern FLAGS = Pattern.compile("(?m)^flags=\"(.*)\"$");
  private static final Path START = Path.of("hub/target/start");
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Path folder;
  private final Process process;
  private final Map<String, String> settings;
  private final long begun = System.nanoTime();
  private long startedMs;
  private long readyMs;

  private HubProcess(Path folder, Process process, Map<String, String> settings) {
    this.folder = folder;
    this.process = process;
    this.settings = settings;
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
    Map<String, String> settings = new LinkedHashMap<>(wanted);
    settings.put("hub.http.port", String.valueOf(TestHub.freePort()));
    settings.put("hub.management.port", String.valueOf(TestHub.freePort()));
    settings.put("hub.http.port-search", "false");
    try {
      Path folder = folder(sandboxVar);
      change.accept(folder);
      ProcessBuilder builder =
          new ProcessBuilder(command(settings))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("hub.log").toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("SERAI_"));
      if (fault != null) {
        builder.environment().put("SERAI_FAULT", fault);
      }
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      HubProcess hub = new HubProcess(folder, process, settings);
      hub.startedMs = hub.awaitTrue("hub process started", () -> hub.log().contains(STARTED));
      hub.readyMs = hub.awaitTrue("hub process ready", hub::ready);
      return hub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for something the process does; milliseconds since its start. */
  private long awaitTrue(String what, Callable<Boolean> done) {
    Awaitility.await(what)
        .atMost(LIMIT)
        .pollInterval(POLL)
        .failFast("the hub ended: " + folder.resolve("hub.log"), () -> !process.isAlive())
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
    try {
      return Files.readString(folder.resolve("hub.log"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A home of its own: routes, configuration, and a {@code var} with the sandbox's addresses. */
  private static Path folder(Path sandboxVar) throws IOException {
    Path folder =
        Path.of(
                "acceptance/target/hubs",
                ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet())
            .toAbsolutePath();
    for (String part : List.of("config", "routes")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(HOME.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    // why: what a rehearsal left names the jars as the launcher does
    Files.createSymbolicLink(folder.resolve("hub"), HOME.resolve("hub"));
    Files.createDirectories(folder.resolve("var"));
    Files.copy(
        sandboxVar.resolve("endpoints.properties"), folder.resolve("var/endpoints.properties"));
    return folder;
  }

  private static List<String> command(Map<String, String> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launcherFlags());
    command.add("-Dlog4j2.configurationFile=config/log4j2.properties");
    command.add("-cp");
    command.add("hub/target/*:hub/target/lib/*");
    command.addAll(List.of("io.serai.hub.Serai", "run", "--profile", "sandbox"));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    return command;
  }

  /** The flags the launcher gives: what is measured is what people run. */
  private static List<String> launcherFlags() throws IOException {
    String launcher = Files.readString(HOME.resolve("serai"), StandardCharsets.UTF_8);
    Matcher flags = FLAGS.matcher(launcher);
    if (!flags.find()) {
      throw new IllegalStateException("./serai sets no JVM flags any more");
    }
    List<String> all = new ArrayList<>(Arrays.asList(flags.group(1).split(" ")));
    if (rehearsed()) {
      all.add("@" + START.resolve("flags"));
    }
    return all;
  }

  /** Whether this JVM rehearsed a start, as {@code ./serai rehearse} does after a build. */
  private static boolean rehearsed() throws IOException {
    Path by = HOME.resolve(START).resolve("java");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Files.exists(by)
        && Files.isSameFile(Path.of(Files.readString(by, StandardCharsets.UTF_8).strip()), java);
  }

  private boolean ready() {
    try {
      // why: the token is written when the ledger has answered, which is later than readiness
      return Files.exists(folder.resolve("var/token"))
          && get("http://127.0.0.1:%s/observe/health/ready", "hub.management.port") == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private int get(String address, String port) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(address.formatted(settings.get(port)))))
        .statusCode();
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
    return post("/api/v1/flows/%s/runs".formatted(flow), payload == null ? "" : payload);
  }

  /** Gives every input back that was set aside because the hub died in it three times. */
  public void replay(Ground ground) {
    for (String id :
        ground
            .hub()
            .rows(
                "SELECT id FROM serai.dead_letter WHERE state = 'OPEN' AND code = 'SERAI-1012'")) {
      if (post("/api/v1/dead-letters/" + id + "/replay", "") != 200) {
        throw new IllegalStateException("letter " + id + " was not replayed");
      }
    }
  }

  private int post(String path, String json) {
    try {
      return send(HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + settings.get("hub.http.port") + path))
              .header("Authorization", "Bearer " + token())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json)))
          .statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** A client with the hub's admin token. */
  public Api api() {
    try {
      return new Api("http://127.0.0.1:" + settings.get("hub.http.port"), token());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token() throws IOException {
    return Files.readString(folder.resolve("var/token"), StandardCharsets.UTF_8).strip();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the process has died by itself; its exit code. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the hub still runs: " + folder.resolve("hub.log"));
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
    return memory("VmHWM:");
  }

  /** The memory the process has resident now, in bytes. */
  public long memory() {
    return memory("VmRSS:");
  }

  private long memory(String name) {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return status
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }
}
