package io.serai.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which data a sandbox holds, in one line. It is kept beside them once they are complete, so that
 * the next start can tell whether they are the ones it is asked for.
 */
record Identity(String line) {
  /** Grows whenever the same options would make other data. */
  private static final String FORMAT = "v1 ";

  static Identity of(Options options) throws IOException {
    if (options.empty()) {
      return new Identity(FORMAT + "empty");
    }
    Optional<Path> files = options.totesys();
    return new Identity(
        FORMAT
            + (files.isPresent()
                ? "totesys files sha256=" + digest(files.get())
                : "totesys generated seed=" + options.seed() + " scale=" + options.scale()));
  }

  /** The identity of what lies in a folder, unless it is absent or was never completed. */
  static Optional<Identity> in(Path folder) throws IOException {
    Path marker = marker(folder);
    return Files.exists(marker)
        ? Optional.of(new Identity(Files.readString(marker).strip()))
        : Optional.empty();
  }

  void keepIn(Path folder) throws IOException {
    Files.writeString(marker(folder), line + "\n");
  }

  private static Path marker(Path folder) {
    return folder.resolve("identity");
  }

  private static String digest(Path folder) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      for (Path file : sorted) {
        digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
          bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
