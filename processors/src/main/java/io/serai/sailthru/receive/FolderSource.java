package io.serai.sailthru.receive;

import io.serai.core.SeraiException;
import io.serai.sailthru.SailthruError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A watched folder. A file is not taken before it was left alone for a while, since somebody may
 * still be writing it.
 */
public final class FolderSource implements Inbox.Source {
  private final Path folder;
  private final Duration settle;
  private final Clock clock;

  /**
   * @param settle {@code sailthru.inbox-settle}
   */
  public FolderSource(Path folder, Duration settle, Clock clock) {
    this.folder = folder;
    this.settle = settle;
    this.clock = clock;
  }

  @Override
  public Iterable<Delivery> files() {
    Instant latest = clock.instant().minus(settle);
    try (Stream<Path> files = Files.list(folder)) {
      List<Delivery> found =
          files
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .map(FolderSource::delivery)
              .filter(Objects::nonNull)
              .filter(delivery -> !delivery.modified().isAfter(latest))
              .toList();
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new SeraiException(
          SailthruError.INBOX_UNAVAILABLE, "sailthru", e, "folder '%s' cannot be listed", folder);
    }
  }

  @Override
  public Iterable<Delivery> files(Set<String> keys) {
    List<Delivery> found = new ArrayList<>();
    for (Delivery delivery : files()) {
      if (keys.contains(delivery.key())) {
        found.add(delivery);
      }
    }
    return found;
  }

  /** Null for what is no plain file, or is gone already. */
  private static Delivery delivery(Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      Instant modified = facts.lastModifiedTime().toInstant();
      return facts.isRegularFile()
          ? new Delivery(
              "folder:" + file.getFileName(),
              facts.size() + " " + modified,
              facts.size(),
              modified,
              file)
          : null;
    } catch (java.nio.file.NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
