package io.serai.sailthru.receive;

import io.serai.core.SeraiException;
import io.serai.sailthru.ExportName;
import io.serai.sailthru.stage.Archive;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What kind of container a delivered file is, and whether it is whole. */
enum Container {
  ZIP,
  GZIP,
  PLAIN,
  UNKNOWN;

  private static final int BUFFER = 1 << 16;

  static Container of(String name) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return ZIP;
    }
    if (ExportName.parse(name).isEmpty()) {
      return UNKNOWN;
    }
    return name.endsWith(".gz") ? GZIP : PLAIN;
  }

  /**
   * Whether nothing is missing at its end. A plain file that ends within a line shows it by that
   * line, which is refused when it is staged.
   */
  boolean whole(String name, Path file) throws IOException {
    try {
      switch (this) {
        case ZIP -> Archive.open(name, file).close();
        case GZIP -> {
          try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
            in.transferTo(OutputStream.nullOutputStream());
          }
        }
        default -> {
          return true;
        }
      }
      return true;
    } catch (EOFException | ZipException | SeraiException e) {
      return false;
    }
  }

  /** The export's day by the first name that has one. */
  Optional<LocalDate> day(String name, Path file) throws IOException {
    if (this != ZIP) {
      return dayOf(name);
    }
    try (Archive archive = Archive.open(name, file)) {
      return archive.entries().stream()
          .flatMap(entry -> dayOf(ExportName.baseOf(entry.getName())).stream())
          .findFirst();
    }
  }

  private static Optional<LocalDate> dayOf(String name) {
    return ExportName.parse(name)
        .filter(meaning -> meaning.day() != null)
        .map(meaning -> meaning.day().toLocalDate());
  }
}
