package io.serai.sandbox;

import io.serai.sandbox.server.Postgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that keeps a sandbox's data between two starts. */
final class Folder {
  private static final String OWNED = ".serai-sandbox";

  private Folder() {}

  /**
   * Keeps the folder when it holds the data that are asked for, else empties it.
   *
   * @return true when the data must be made
   */
  static boolean prepare(Path folder, Identity wanted, PrintStream out) throws IOException {
    Optional<Identity> found = Identity.in(folder);
    if (found.isPresent() && found.get().equals(wanted)) {
      return false;
    }
    if (Files.exists(folder.resolve(OWNED))) {
      out.printf(
          "Sandbox          made anew: holds '%s', asked for '%s'%n",
          found.map(Identity::line).orElse("an unfinished start"), wanted.line());
      Postgres.stopLeftOver(folder.resolve("pg"));
      empty(folder);
    }
    own(folder);
    return true;
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
