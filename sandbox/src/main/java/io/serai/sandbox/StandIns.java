package io.serai.sandbox;

import io.serai.sandbox.server.Postgres;
import io.serai.sandbox.server.S3;
import io.serai.sandbox.server.Secrets;
import io.serai.sandbox.server.Server;
import io.serai.sandbox.totesys.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
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
  public void start() throws IOException, SQLException {
    up("lock", () -> VarLock.take(options.var()));
    endpoints.delete();
    Identity identity = Identity.of(options);
    Path folder = options.var().resolve("sandbox");
    boolean fresh = Folder.prepare(folder, identity, out);
    Map<String, String> addresses = new TreeMap<>();
    postgres =
        up(
            "PostgreSQL",
            () -> Postgres.start(folder.resolve("pg"), options.var().resolve("cache")));
    Server s3 = up("S3", () -> S3.start(folder.resolve("s3")));
    Server secrets =
        up("Secrets Manager", () -> Secrets.start(folder.resolve("secrets.json"), clock));
    if (fresh) {
      fill();
      identity.keepIn(folder);
    }
    for (Server server : new Server[] {postgres, s3, secrets}) {
      addresses.putAll(server.endpoints());
      out.printf("%-16s %s%n", server.name(), server.address());
    }
    publish(addresses);
  }

  private void fill() throws IOException, SQLException {
    if (options.empty()) {
      return;
    }
    Source source = new Source(database("totesys"));
    Optional<Path> files = options.totesys();
    if (files.isPresent()) {
      out.printf("Totesys          loading %s%n", files.get());
      source.load(files.get());
    } else {
      out.printf(
          "Totesys          generating scale %d, seed %d%n", options.scale(), options.seed());
      source.generate(options.seed(), options.scale());
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
      throw new SandboxException(
          SandboxError.SERVER_FAILED, e, "%s does not start: %s", name, e.getMessage());
    }
  }

  private synchronized void publish(Map<String, String> addresses) throws IOException {
    requireOpen();
    endpoints.write(addresses);
  }

  /** A stop during the start must not leave behind what starts next. */
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the sandbox is stopping");
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
