package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Files of source documents as the sandbox generates them; each is made once. */
public final class GeneratedMail {
  private GeneratedMail() {}

  /**
   * The documents of a seed, as hits of a search, one in a line.
   *
   * @param messages distinct ones; copies make a third more documents
   */
  public static synchronized Path hits(long seed, int accounts, long messages) {
    Path file =
        Path.of("acceptance/target/mail/%d-%d-%d.ndjson".formatted(seed, accounts, messages));
    if (!Files.exists(file)) {
      generate(file, seed, accounts, messages);
    }
    return file;
  }

  private static void generate(Path file, long seed, int accounts, long messages) {
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling(file.getFileName() + ".part");
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-Xmx64m",
              "-cp",
              Sandbox.classPath(),
              "io.serai.sandbox.engagements.Generate",
              "--seed=" + seed,
              "--accounts=" + accounts,
              "--messages=" + messages,
              unfinished.toString());
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("no mail was generated: exit " + exit);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
