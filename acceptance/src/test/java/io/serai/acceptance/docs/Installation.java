package io.serai.acceptance.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Serai as it is laid out without its sources: launcher, jars, {@code config/}, {@code routes/}.
 * Its {@code var/} is its own, so that a developer's stays untouched.
 */
record Installation(Path home) {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** Lays it out anew from what the build made. */
  static Installation fresh(Path home) throws IOException {
    removeTree(home);
    jars(home.resolve("lib"), "hub");
    jars(home.resolve("sandbox/lib"), "sandbox");
    copyTree(Path.of("config"), home.resolve("config"));
    copyTree(Path.of("routes"), home.resolve("routes"));
    Files.copy(Path.of("serai"), home.resolve("serai"), StandardCopyOption.COPY_ATTRIBUTES);
    return new Installation(home);
  }

  /** What a process said, both streams in one, and its exit code. */
  record Answer(String text, int exit) {}

  /** Runs a command to its end. */
  Answer run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroy();
    }
    return new Answer(said(), process.waitFor());
  }

  /** Runs a command until it has said some words, then stops it as Ctrl-C would. */
  Answer runUntil(String words, String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    Awaitility.await(words)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> said().contains(words) || !process.isAlive());
    process.destroy();
    return new Answer(said(), process.waitFor());
  }

  /** Starts the launcher as a shell without settings in its environment would. */
  private Process start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("./serai").directory(home.toFile());
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("SERAI_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return home.resolve("answer.log");
  }

  private String said() throws IOException {
    return Files.readString(log(), StandardCharsets.UTF_8);
  }

  private static void jars(Path lib, String module) throws IOException {
    Files.createDirectories(lib);
    Path target = Path.of(module, "target").toAbsolutePath();
    try (Stream<Path> own = Files.list(target);
        Stream<Path> others = Files.list(target.resolve("lib"))) {
      for (Path jar :
          Stream.concat(own, others).filter(f -> f.toString().endsWith(".jar")).toList()) {
        Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
      }
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static void removeTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
