package io.serai.lake;

import io.serai.core.Run;
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
public final class UnitFolder {
  private final Path root;
  private final LongSupplier freeBytes;

  /**
   * @param freeBytes usable bytes below {@code root}
   */
  public UnitFolder(Path root, LongSupplier freeBytes) {
    this.root = root;
    this.freeBytes = freeBytes;
  }

  /**
   * Makes a unit's folder, which is deleted when the exchange is done.
   *
   * @param bytes size of the input: twice as much must be free
   * @throws io.serai.core.SeraiException DISK_FULL when there is less
   */
  public Path open(Exchange exchange, Run run, String unit, long bytes) {
    DiskSpace.require(freeBytes, bytes, run.flow(), unit);
    Path folder = root.resolve(run.id()).resolve(unit);
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
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
