package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;

/**
 * Starts the sandbox and reads its addresses. A class of its own, because Awaitility asks from
 * another thread while {@link Sandbox} is still being initialised.
 */
record SandboxStart(Path var, List<String> arguments) {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  Properties endpoints() {
    return addresses(start(), LIMIT);
  }

  /** Starts the process; it ends with this one. */
  Process start() {
    try {
      Files.createDirectories(var);
      Files.deleteIfExists(endpointsFile());
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-cp", Sandbox.classPath(), "io.serai.sandbox.Sandbox"));
      command.addAll(List.of("--attached", "--var", var.toString()));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(var.resolve("sandbox.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the sandbox's last act and reads its addresses. */
  Properties addresses(Process process, Duration limit) {
    Awaitility.await("sandbox")
        .atMost(limit)
        .pollInterval(Duration.ofMillis(50))
        .failFast("the sandbox ended: " + var.resolve("sandbox.log"), () -> !process.isAlive())
        .until(() -> Files.exists(endpointsFile()));
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(endpointsFile(), StandardCharsets.UTF_8)) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path endpointsFile() {
    return var.resolve("endpoints.properties");
  }
}
