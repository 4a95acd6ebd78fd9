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

  private final Path path;
  private final MessageDigest digest = Sha256.digest();
  private final OutputStream out;
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

  /**
   * Adds a row.
   *
   * @param row the row with its line end
   * @param tail the columns the hub adds, each behind a comma; empty for none
   */
  void add(byte[] row, String tail) {
    if (tail.isEmpty()) {
      write(row, row.length);
    } else {
      write(row, row.length - 1);
      byte[] end = (tail + "\n").getBytes(StandardCharsets.UTF_8);
      write(end, end.length);
    }
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
