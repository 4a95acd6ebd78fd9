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
    if (Files.exists(folder)) {
      out.printf(
          "Sandbox          made anew: holds '%s', asked for '%s'%n",
          found.map(Identity::line).orElse("an unfinished start"), wanted.line());
      Postgres.stopLeftOver(folder.resolve("pg"));
      delete(folder);
    }
    Files.createDirectories(folder);
    return true;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
