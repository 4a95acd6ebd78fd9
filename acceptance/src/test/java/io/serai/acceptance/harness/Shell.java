package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An operator's terminal: the launcher, told by its environment which hub it talks to. */
public record Shell(Api hub) {
  /** What a command said, both streams in one, and its exit code. */
  public record Answer(String text, int exit) {}

  /**
   * Runs {@code ./serai} to its end.
   *
   * @param typed what comes through standard input
   */
  public Answer serai(String typed, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(Path.of("serai").toAbsolutePath().toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(Launcher.environment());
    builder.environment().put("SERAI_URL", hub.url());
    builder.environment().put("SERAI_TOKEN", hub.token());
    try {
      Process process = builder.redirectErrorStream(true).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(typed.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(said, process.waitFor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
