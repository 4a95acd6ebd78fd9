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
 * The one sandbox of a Maven run, a process of its own; tests share it under names of their own.
 */
public final class Sandbox {
  private static final Path VAR = Path.of("acceptance/target/var");
  private static final Properties ENDPOINTS = start();

  private Sandbox() {}

  /** An address of the sandbox, by its key in {@code endpoints.properties}. */
  public static String address(String key) {
    return ENDPOINTS.getProperty(key);
  }

  /** Where the sandbox keeps its files; objects of S3 are plain files below it. */
  public static Path var() {
    return VAR;
  }

  /** The class path of the sandbox, as the launcher gives it. */
  public static String classPath() {
    return "sandbox/target/*:sandbox/target/lib/*";
  }

  private static Properties start() {
    Path endpoints = VAR.resolve("endpoints.properties");
    try {
      Files.createDirectories(VAR);
      Files.deleteIfExists(endpoints);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classPath(),
                  "io.serai.sandbox.Sandbox",
                  "--attached",
                  "--var",
                  VAR.toString())
              .redirectErrorStream(true)
              .redirectOutput(VAR.resolve("sandbox.log").toFile())
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
