package io.serai.hub.service;

import io.serai.core.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Working files of runs: one folder a run, removed when the run closes. */
public final class WorkFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

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

  /** Removes what killed processes left behind. For the start, before any run is open. */
  public void clear() {
    removeTree(root);
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
