package io.serai.hub.cli;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox runs beside the hub, in a process of its own, so that none of its jars meet the
 * hub's.
 */
final class SandboxProcess {
  private static final Duration START = Duration.ofMinutes(2);
  private static final long POLL_MS = 50;
  private static final long STOP_SECONDS = 20;

  private SandboxProcess() {}

  /** Starts it attached: it ends when this process does, however that ends. */
  static Process start(List<String> arguments) throws IOException {
    // why: Ctrl-C reaches every process of the terminal; the sandbox must outlive the hub it serves
    List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(List.of("-cp", classPath(), "io.serai.sandbox.Sandbox", "--attached"));
    command.addAll(arguments);
    Files.createDirectories(Places.VAR);
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String classPath() {
    String named = System.getProperty("serai.sandbox.classpath");
    if (named == null) {
      throw new SeraiException(
          HubError.SERVICE_UNAVAILABLE, "hub", "the sandbox is not part of this installation");
    }
    return named;
  }

  /** Waits until its last act, {@code var/endpoints.properties}, is done. */
  static void awaitUp(Process sandbox) throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!Files.exists(Places.ENDPOINTS)) {
      if (!sandbox.isAlive() || System.nanoTime() > end) {
        stop(sandbox);
        throw new SeraiException(
            HubError.SERVICE_UNAVAILABLE, "hub", "the sandbox did not start; see its lines above");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  static void stop(Process sandbox) {
    sandbox.destroy();
    try {
      if (!sandbox.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        sandbox.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
