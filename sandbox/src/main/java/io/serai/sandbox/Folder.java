package io.serai.sandbox;

import io.serai.sandbox.server.Postgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that keeps a sandbox's data between two starts. */
final class Folder {
  private static final String OWNED = ".serai-sandbox";

  private Folder() {}

  /**
   * Keeps the folder unless it holds other data than those that are asked for.
   *
   * @return what the folder holds now
   */
  static Identity prepare(Path folder, Identity wanted, PrintStream out) throws IOException {
    Identity found = Identity.in(folder);
    boolean owned = Files.exists(folder.resolve(OWNED));
    if (owned && !found.flows().isEmpty() && !found.differs(wanted)) {
      return found;
    }
    if (owned) {
      out.printf(
          "Sandbox          made anew: holds '%s', asked for '%s'%n", found.line(), wanted.line());
      Postgres.stopLeftOver(folder.resolve("pg"));
      empty(folder);
    }
    own(folder);
    return new Identity(Map.of());
  }

  /** What no sandbox made is never deleted, however it is named. */
  private static void own(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> content = Files.list(folder)) {
      if (content.anyMatch(path -> !path.endsWith(OWNED))) {
        throw new SandboxException(
            SandboxError.NOT_WRITABLE, "'%s' holds files that no sandbox made", folder);
      }
    }
    Files.writeString(
        folder.resolve(OWNED),
        "Made by the sandbox, and deleted when it is asked for other data.\n");
  }

  /** The mark of ownership stays: an interrupted deletion can go on. */
  private static void empty(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst =
          found
              .filter(path -> !path.equals(folder) && !path.endsWith(OWNED))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
