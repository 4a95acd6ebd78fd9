package io.serai.hub.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Settings kept as one file each, named by their key: mounted secrets. */
final class SecretFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final long LONGEST = 64 * 1024;

  private SecretFiles() {}

  static void read(Path dir, Values values) {
    if (!Files.isDirectory(dir)) {
      values.fault("environment SERAI_SECRETS_DIR", "'%s' is not a folder".formatted(dir));
      return;
    }
    try (Stream<Path> files = Files.list(dir)) {
      // why: names with a leading dot are the bookkeeping of a mounted Kubernetes secret
      List<Path> named =
          files.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
      for (Path file : named) {
        one(file, values);
      }
    } catch (IOException e) {
      values.fault(dir.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static void one(Path file, Values values) throws IOException {
    if (!Files.isRegularFile(file)) {
      values.fault(file.toString(), "is not a file; a secret is one file named by its setting");
    } else if (!ownerOnly(file)) {
      values.fault(
          file.toString(), "can be read by others; set its mode to 0600 or stricter (chmod 600)");
    } else if (Files.size(file) > LONGEST) {
      values.fault(file.toString(), "is longer than 64 KiB; a secret is one short value");
    } else {
      values.put(file.getFileName().toString(), Files.readString(file).strip(), file.toString());
    }
  }

  private static boolean ownerOnly(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return true;
    }
    return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
  }
}
