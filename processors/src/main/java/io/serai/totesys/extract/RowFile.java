package io.serai.totesys.extract;

import io.serai.lake.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A part on local disk while it is written; counts and hashes what goes in. */
final class RowFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Path path;
  private final MessageDigest digest = Sha256.digest();
  private final OutputStream out;

  /** why one for all rows: millions of rows leave nothing behind. */
  private final byte[] tail = new byte[1 + 64 + 2 + 1];

  private long rows;
  private long bytes;

  /** Creates the file and its folder and writes the header. */
  RowFile(Path path, byte[] header) {
    this.path = path;
    try {
      Files.createDirectories(path.getParent());
      this.out =
          new BufferedOutputStream(
              new DigestOutputStream(Files.newOutputStream(path), digest), BUFFER_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(header, header.length);
  }

  /** Adds a row with its line end, as it is. */
  void add(byte[] row) {
    write(row, row.length);
    rows++;
  }

  /**
   * Adds a row and the columns the hub adds.
   *
   * @param row the row with its line end
   * @param hash SHA-256 of the row, written as hexadecimal digits
   * @param flag a last column, or null for none
   */
  void add(byte[] row, byte[] hash, String flag) {
    write(row, row.length - 1);
    tail[0] = ',';
    for (int i = 0; i < hash.length; i++) {
      tail[2 * i + 1] = HEX[hash[i] >> 4 & 0xf];
      tail[2 * i + 2] = HEX[hash[i] & 0xf];
    }
    int length = 2 * hash.length + 1;
    if (flag != null) {
      tail[length++] = ',';
      tail[length++] = (byte) flag.charAt(0);
    }
    tail[length++] = '\n';
    write(tail, length);
    rows++;
  }

  private void write(byte[] content, int length) {
    try {
      out.write(content, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes += length;
  }

  Path path() {
    return path;
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  /** The digest of the file; only once, after {@link #close}. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
