package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.awaitility.Awaitility;

/**
 * Starts the sandbox and reads its addresses. A class of its own, because Awaitility asks from
 * another thread while {@link Sandbox} is still being initialised.
 */
record SandboxStart(Path var) {

  Properties endpoints() {
    Path endpoints = var.resolve("endpoints.properties");
    try {
      Files.createDirectories(var);
      Files.deleteIfExists(endpoints);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  Sandbox.classPath(),
                  "io.serai.sandbox.Sandbox",
                  "--attached",
                  "--var",
                  var.toString())
              .redirectErrorStream(true)
              .redirectOutput(var.resolve("sandbox.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      Awaitility.await("sandbox")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(50))
          .failFast(
              "the sandbox ended: acceptance/target/var/sandbox.log", () -> !process.isAlive())
          .until(() -> Files.exists(endpoints));
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(endpoints, StandardCharsets.UTF_8)) {
        properties.load(in);
      }
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
