package io.serai.sandbox;

import io.serai.sandbox.server.Mail;
import io.serai.sandbox.server.Postgres;
import io.serai.sandbox.server.S3;
import io.serai.sandbox.server.Secrets;
import io.serai.sandbox.server.Server;
import io.serai.sandbox.server.Sqs;
import io.serai.sandbox.totesys.Activity;
import io.serai.sandbox.totesys.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private Postgres postgres;
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

  /** Starts all servers, fills the source, and at last writes the endpoints file. */
  public void start() {
    try {
      lock();
      endpoints.delete();
      Identity identity = Identity.of(options);
      Path folder = options.var().resolve("sandbox");
      boolean fresh = Folder.prepare(folder, identity, out);
      List<Server> servers = startServers(folder);
      if (fresh) {
        fill();
        identity.keepIn(folder);
      }
      startActivity();
      publish(servers);
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

  private List<Server> startServers(Path folder) {
    Path cache = options.var().resolve("cache");
    postgres = up("PostgreSQL", () -> Postgres.start(folder.resolve("pg"), cache));
    return List.of(
        postgres,
        up("S3", () -> S3.start(folder.resolve("s3"))),
        up("SQS", Sqs::start),
        up("Mail", Mail::start),
        up("Secrets Manager", () -> Secrets.start(folder.resolve("secrets.json"), clock)));
  }

  private void startActivity() {
    if (options.activity().isPresent()) {
      Duration every = options.activity().get();
      DataSource totesys = database("totesys");
      up("activity", () -> new LiveSource(new Activity(totesys, options.seed()), clock, every));
      out.printf("Activity         a few changes of the source every %d ms%n", every.toMillis());
    }
  }

  private void fill() {
    if (options.empty()) {
      return;
    }
    Source source = new Source(database("totesys"));
    Optional<Path> files = options.totesys();
    try {
      if (files.isPresent()) {
        out.printf("Totesys          loading %s%n", files.get());
        source.load(files.get());
      } else {
        out.printf(
            "Totesys          generating scale %d, seed %d%n", options.scale(), options.seed());
        source.generate(options.seed(), options.scale());
      }
    } catch (SQLException e) {
      throw failed("the Totesys source", e);
    }
  }

  /** Connections to the database totesys, warehouse or hub. */
  public DataSource database(String name) {
    return postgres.database(name);
  }

  private synchronized <T extends AutoCloseable> T up(String name, Callable<T> starting) {
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

  private static SandboxException failed(String name, Exception e) {
    return new SandboxException(
        SandboxError.SERVER_FAILED, e, "%s does not start: %s", name, e.getMessage());
  }

  private synchronized void publish(List<Server> servers) throws IOException {
    requireOpen();
    Map<String, String> addresses = new TreeMap<>();
    for (Server server : servers) {
      addresses.putAll(server.endpoints());
      out.printf("%-16s %s%n", server.name(), server.address());
    }
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
