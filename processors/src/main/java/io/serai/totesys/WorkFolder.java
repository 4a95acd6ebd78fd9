package io.serai.totesys;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Local working files: one folder per unit below {@code hub.work-dir}, gone when the unit ends. */
public final class WorkFolder {
  private final Path root;
  private final LongSupplier freeBytes;

  /**
   * @param freeBytes usable bytes below {@code root}; see {@link #usable}
   */
  public WorkFolder(Path root, LongSupplier freeBytes) {
    this.root = root;
    this.freeBytes = freeBytes;
  }

  /** Usable bytes of the disk that holds a folder, which need not exist yet. */
  public static LongSupplier usable(Path folder) {
    return () -> {
      File file = folder.toAbsolutePath().toFile();
      while (!file.exists()) {
        file = file.getParentFile();
      }
      return file.getUsableSpace();
    };
  }

  /**
   * Makes a unit's folder, which is deleted when the exchange is done.
   *
   * @param bytes what the unit is going to need
   * @throws SeraiException DISK_FULL when there is less
   */
  public Path open(Exchange exchange, String runId, String unit, long bytes) {
    long free = freeBytes.getAsLong();
    if (free < bytes) {
      throw new SeraiException(
          HubError.DISK_FULL,
          "totesys",
          "'%s' needs %d bytes below '%s' and %d are free",
          unit,
          bytes,
          root,
          free);
    }
    Path folder = root.resolve(runId).resolve(unit);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                delete(folder);
              }
            });
    return folder;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
