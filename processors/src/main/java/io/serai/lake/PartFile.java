package io.serai.lake;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A part as a local file. */
public final class PartFile {
  /** why: a part has megabytes, and each piece of it is two calls of the system. */
  private static final int BUFFER_BYTES = 1 << 16;

  private PartFile() {}

  /**
   * Copies an object's content to a file in one pass and checks it against its manifest.
   *
   * @throws SeraiException ALTERED_FILE when size or checksum differ
   */
  public static void store(String flow, Part part, InputStream object, Path file)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      for (int n = object.read(buffer); n >= 0; n = object.read(buffer)) {
        out.write(buffer, 0, n);
        bytes += n;
      }
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (bytes != part.bytes() || !sha256.equals(part.sha256())) {
      throw new SeraiException(
          HubError.ALTERED_FILE,
          flow,
          "object '%s' has %d bytes, SHA-256 %s; its manifest says %d, %s",
          part.key(),
          bytes,
          sha256,
          part.bytes(),
          part.sha256());
    }
  }

  /** The part that a finished local file is going to be. */
  public static Part describe(String dataset, String key, long rows, boolean derived, Path file)
      throws IOException {
    return new Part(dataset, key, rows, Files.size(file), Sha256.hex(file), derived);
  }
}
