package io.serai.sandbox;

import io.serai.sandbox.server.Mail;
import io.serai.sandbox.server.Postgres;
import io.serai.sandbox.server.S3;
import io.serai.sandbox.server.Secrets;
import io.serai.sandbox.server.Server;
import io.serai.sandbox.server.Sqs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * All servers on one folder, with their data: start once, close once. What they store stays in the
 * folder as long as the same data are asked for.
 */
public final class StandIns implements AutoCloseable {
  private final Options options;
  private final Clock clock;
  private final PrintStream out;
  private final Endpoints endpoints;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final List<Server> servers = new ArrayList<>();
  private Postgres postgres;
  private S3 s3;
  private Sqs sqs;
  private boolean closed;

  /**
   * Servers that are not started yet.
   *
   * @param out gets a line for each server and for whatever is made anew
   */
  public StandIns(Options options, Clock clock, PrintStream out) {
    this.options = options;
    this.clock = clock;
    this.out = out;
    this.endpoints = Endpoints.in(options.var());
  }

  /** Starts the servers, fills them where they have no data, and at last writes the endpoints. */
  public void start() {
    try {
      lock();
      endpoints.delete();
      List<FlowSample> samples = Samples.of(options.flows());
      Identity wanted = Identity.of(options, samples);
      Path folder = options.var().resolve("sandbox");
      Identity held = Folder.prepare(folder, wanted, out);
      startServers(folder, samples);
      fill(folder, samples, held, wanted);
      samples.forEach(sample -> sample.live(options, this, out));
      publish();
    } catch (IOException | SandboxException e) {
      requireOpen();
      throw e instanceof SandboxException known
          ? known
          : new SandboxException(
              SandboxError.NOT_WRITABLE, e, "'%s' cannot be used: %s", options.var(), e);
    }
  }

  private synchronized void lock() throws IOException {
    requireOpen();
    running.push(VarLock.take(options.var()));
  }

  private void startServers(Path folder, List<FlowSample> samples) {
    Path cache = options.var().resolve("cache");
    postgres = up("PostgreSQL", () -> Postgres.start(folder.resolve("pg"), cache));
    servers.add(postgres);
    s3 = up("S3", () -> S3.start(folder.resolve("s3")));
    servers.add(s3);
    sqs = up("SQS", Sqs::start);
    servers.add(sqs);
    servers.add(up("Mail", () -> Mail.start(clock)));
    servers.add(up("Secrets Manager", () -> Secrets.start(folder.resolve("secrets.json"), clock)));
    samples.forEach(sample -> servers.addAll(sample.start(folder, this)));
  }

  private void fill(Path folder, List<FlowSample> samples, Identity held, Identity wanted)
      throws IOException {
    Identity now = held;
    for (FlowSample sample : samples) {
      String flow = sample.flow();
      if (held.missing(wanted).contains(flow)) {
        now.begun(flow).keepIn(folder);
        if (!options.empty()) {
          sample.fill(options, this, out);
        }
        now = now.with(flow, wanted.flows().get(flow));
        now.keepIn(folder);
      }
    }
  }

  /** The sandbox's own time. */
  public Clock clock() {
    return clock;
  }

  /** The object store. */
  public S3 s3() {
    return s3;
  }

  /** The queues. */
  public Sqs sqs() {
    return sqs;
  }

  /** Connections to the database totesys, warehouse or hub. */
  public DataSource database(String name) {
    return postgres.database(name);
  }

  /** The address of a server, by its key of the endpoints file. */
  public String address(String key) {
    return addresses().get(key);
  }

  /** Starts something that is closed, in reverse order, when the sandbox is. */
  public synchronized <T extends AutoCloseable> T up(String name, Callable<T> starting) {
    requireOpen();
    try {
      T server = starting.call();
      running.push(server);
      return server;
    } catch (SandboxException e) {
      throw e;
    } catch (Exception e) {
      throw failed(name, e);
    }
  }

  /** The failure of a part of the sandbox, in words. */
  public static SandboxException failed(String name, Exception e) {
    return new SandboxException(
        SandboxError.SERVER_FAILED, e, "%s does not start: %s", name, e.getMessage());
  }

  private Map<String, String> addresses() {
    Map<String, String> addresses = new TreeMap<>();
    servers.forEach(server -> addresses.putAll(server.endpoints()));
    return addresses;
  }

  private synchronized void publish() throws IOException {
    requireOpen();
    servers.forEach(server -> out.printf("%-16s %s%n", server.name(), server.address()));
    Map<String, String> addresses = addresses();
    addresses.put("hub.flows", String.join(",", options.flows()));
    endpoints.write(addresses);
  }

  /** A stop during the start must not leave behind what starts next. */
  private synchronized void requireOpen() {
    if (closed) {
      throw new SandboxException(
          SandboxError.SERVER_FAILED, "the sandbox was told to stop while it started");
    }
  }

  @Override
  public synchronized void close() throws Exception {
    if (closed) {
      return;
    }
    closed = true;
    if (!running.isEmpty()) {
      endpoints.delete();
    }
    Exception failure = null;
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
