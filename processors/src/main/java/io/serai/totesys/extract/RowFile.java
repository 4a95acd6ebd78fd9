package io.serai.totesys.extract;

import io.serai.lake.Sha256;
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

  /** What the hub adds to a row at most: its digest, a flag, their commas and the line end. */
  private static final int TAIL_BYTES = 1 + 64 + 2 + 1;

  private final Path path;
  private final MessageDigest digest = Sha256.digest();
  private final OutputStream out;

  /** why of its own: a BufferedOutputStream locks itself at every row. */
  private final byte[] buffer = new byte[BUFFER_BYTES];

  private int used;
  private long rows;
  private long bytes;

  /** Creates the file and its folder and writes the header. */
  RowFile(Path path, byte[] header) {
    this.path = path;
    try {
      Files.createDirectories(path.getParent());
      this.out = new DigestOutputStream(Files.newOutputStream(path), digest);
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
    require(TAIL_BYTES);
    int from = used;
    buffer[used++] = ',';
    for (byte b : hash) {
      buffer[used++] = HEX[b >> 4 & 0xf];
      buffer[used++] = HEX[b & 0xf];
    }
    if (flag != null) {
      buffer[used++] = ',';
      buffer[used++] = (byte) flag.charAt(0);
    }
    buffer[used++] = '\n';
    bytes += used - from;
    rows++;
  }

  private void write(byte[] content, int length) {
    require(length);
    if (length > buffer.length) {
      send(content, length);
    } else {
      System.arraycopy(content, 0, buffer, used, length);
      used += length;
    }
    bytes += length;
  }

  /** Makes room; what is longer than the whole buffer finds it empty. */
  private void require(int length) {
    if (length > buffer.length - used) {
      send(buffer, used);
      used = 0;
    }
  }

  private void send(byte[] content, int length) {
    try {
      out.write(content, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    try (out) {
      out.write(buffer, 0, used);
      used = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
