package io.serai.hub.service;

import io.serai.core.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Working files of runs: one folder a run, removed when the run closes. */
public final class WorkFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

  private static final Pattern RUN = Pattern.compile("\\d{8}T\\d{9}Z-\\d{6}");
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path root;

  public WorkFolder(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** Bytes that may still be written below the folder. */
  public long free() {
    try {
      Files.createDirectories(root);
      FileStore store = Files.getFileStore(root);
      return store.getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what a run left behind; a file that cannot be removed is logged, no more. */
  public void remove(Run run) {
    removeTree(root.resolve(run.id()));
  }

  /**
   * Removes what killed processes left behind: folders named like a run that nothing was written to
   * for a day. Nothing else below the root is ours, and another hub may be at work here.
   */
  public void clear(Instant now) {
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder :
          folders.filter(f -> RUN.matcher(f.getFileName().toString()).matches()).toList()) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(ABANDONED))) {
          removeTree(folder);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.trace("nothing to remove at {}", root);
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("working files not removed");
    }
  }

  private static void removeTree(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      LOG.trace("nothing to remove at {}", folder);
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("working files not removed");
    }
  }
}
