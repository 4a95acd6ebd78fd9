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
import java.util.stream.Stream;

/** The user's own files of a flow. */
public final class DataFiles {
  private DataFiles() {}

  /** SHA-256 over names and bytes of a folder's files with one of the endings, sorted by name. */
  public static String digest(Path folder, String... endings) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : in(folder, endings)) {
      digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
      try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
        bytes.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A folder's files with one of the endings, sorted by name. */
  public static List<Path> in(Path folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
