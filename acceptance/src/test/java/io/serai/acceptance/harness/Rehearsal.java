package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the JVM keeps of a hub's start, as {@code ./serai rehearse} has it do: for a build that
 * Maven alone made, so that tests need not load and link every class anew.
 */
final class Rehearsal {
  private static final Path FOLDER = Path.of("acceptance/target/start").toAbsolutePath();
  private static final String FLAG = "-XX:SharedArchiveFile=" + archive();

  private Rehearsal() {}

  /** The flag of a start that uses it. */
  static String flag() {
    return FLAG;
  }

  private static Path archive() {
    Path archive = FOLDER.resolve("classes.jsa");
    try {
      Files.createDirectories(FOLDER);
      // why: another JVM of the same Maven run wants the same file
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock ignored = channel.lock()) {
        if (!isOf(archive)) {
          Files.deleteIfExists(archive);
          rehearse(archive);
        }
      }
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it was made of the jars as they are now. */
  private static boolean isOf(Path archive) throws IOException {
    if (!Files.exists(archive)) {
      return false;
    }
    try (Stream<Path> jars = Files.walk(Path.of("hub/target"), 2)) {
      return jars.filter(file -> file.toString().endsWith(".jar"))
          .noneMatch(jar -> jar.toFile().lastModified() > archive.toFile().lastModified());
    }
  }

  private static void rehearse(Path archive) throws IOException {
    HubHome home = HubHome.lay();
    Process process =
        new ProcessBuilder(Launcher.command("-XX:ArchiveClassesAtExit=" + archive, "rehearse"))
            .directory(home.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.logFile().toFile())
            .start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("no start was rehearsed: " + home.logFile());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
