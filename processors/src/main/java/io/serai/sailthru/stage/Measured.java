package io.serai.sailthru.stage;

import io.serai.lake.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Unpacked content on its way: its size, SHA-256 and CRC-32 in the one pass there is, and an end
 * when it is more than it may be.
 */
final class Measured extends FilterInputStream {
  private final MessageDigest digest = Sha256.digest();
  private final CRC32 crc = new CRC32();
  private final Guard guard;
  private long bytes;

  /** Throws when that many bytes are too many. */
  interface Guard {
    void check(long bytes);
  }

  Measured(InputStream in, Guard guard) {
    super(in);
    this.guard = guard;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      bytes += count;
      guard.check(bytes);
      digest.update(buffer, offset, count);
      crc.update(buffer, offset, count);
    }
    return count;
  }

  long bytes() {
    return bytes;
  }

  long crc() {
    return crc.getValue();
  }

  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
