package io.serai.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a data folder: a sandbox killed with -9 leaves it behind. */
final class Postmaster {
  private static final long PATIENCE_SECONDS = 10;

  private Postmaster() {}

  /** Stops the server of a data folder and waits for its end; none running is fine. */
  static void stop(Path data) {
    Optional<ProcessHandle> running = of(data);
    if (running.isEmpty()) {
      return;
    }
    ProcessHandle server = running.get();
    interrupt(server);
    if (!ended(server)) {
      server.destroyForcibly();
      ended(server);
    }
  }

  /** The server that postmaster.pid names, unless it is gone. */
  static Optional<ProcessHandle> of(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
              .filter(process -> serves(process, data));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The pid may meanwhile be another program's, or another folder's server. */
  private static boolean serves(ProcessHandle process, Path data) {
    ProcessHandle.Info info = process.info();
    return info.command().map(command -> command.contains("postgres")).orElse(false)
        && info.arguments()
            .map(arguments -> List.of(arguments).contains(data.toString()))
            .orElse(true);
  }

  /** SIGINT asks for a fast stop; the SIGTERM of destroy() would wait for every client to leave. */
  private static void interrupt(ProcessHandle server) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
    } catch (IOException e) {
      server.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(ProcessHandle server) {
    try {
      server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
