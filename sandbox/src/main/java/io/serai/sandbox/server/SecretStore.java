package io.serai.sandbox.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Secrets by name, kept in one file that only its owner may read, and the changes since start. */
final class SecretStore {
  /** A change of a secret since the start. */
  record Change(String name, Instant at) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Clock clock;
  private final Map<String, String> secrets = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();

  SecretStore(Path file, Clock clock) throws IOException {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      secrets.putAll(
          JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {}));
    }
  }

  synchronized Optional<String> value(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  synchronized List<String> names() {
    return List.copyOf(secrets.keySet());
  }

  synchronized List<Change> changesAfter(Instant start) {
    return changes.stream().filter(change -> change.at().isAfter(start)).toList();
  }

  /** Sets a secret that does not exist yet; no change, so nobody reloads for it. */
  synchronized void seed(String name, String value) {
    if (secrets.putIfAbsent(name, value) == null) {
      save();
    }
  }

  synchronized void put(String name, String value) {
    secrets.put(name, value);
    changes.add(new Change(name, clock.instant()));
    save();
  }

  private void save() {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(next);
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), secrets);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
