package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The folder a {@link HubProcess} lives in: routes, configuration, and a {@code var}. */
record HubHome(Path folder) {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Lays out a new one. */
  static HubHome lay() throws IOException {
    Path folder =
        Path.of(
                "acceptance/target/hubs",
                ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet())
            .toAbsolutePath();
    for (String part : List.of("config", "routes")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(PROJECT.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    // why: what a rehearsal left names the jars as the launcher does
    Files.createSymbolicLink(folder.resolve("hub"), PROJECT.resolve("hub"));
    Files.createDirectories(folder.resolve("var"));
    return new HubHome(folder);
  }

  /**
   * Gives it the addresses of a sandbox.
   *
   * @param sandboxVar where the sandbox wrote them
   */
  void connect(Path sandboxVar) throws IOException {
    String addresses = "endpoints.properties";
    Files.copy(sandboxVar.resolve(addresses), folder.resolve("var").resolve(addresses));
  }

  Path logFile() {
    return folder.resolve("hub.log");
  }

  /** What the hub has said so far. */
  String log() {
    return text(logFile());
  }

  boolean hasToken() {
    return Files.exists(tokenFile());
  }

  /** The secret that the hub wrote for the command line. */
  String token() {
    return text(tokenFile()).strip();
  }

  private Path tokenFile() {
    return folder.resolve("var/token");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
