package io.serai.sandbox.totesys;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A CSV file whose records all end in LF. RFC 4180 ends them in CRLF, many programs in LF, and COPY
 * refuses a file that has both, as one has that two programs wrote to. Line ends inside quotes are
 * text and stay.
 */
final class LineEnds extends FilterInputStream {
  private boolean quoted;

  LineEnds(InputStream csv) {
    super(csv);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int length = read(one, 0, 1);
    return length < 0 ? -1 : one[0] & 0xFF;
  }

  /** Drops every CR outside quotes: elsewhere RFC 4180 allows it only before LF. */
  @Override
  public int read(byte[] bytes, int offset, int room) throws IOException {
    int kept = 0;
    while (kept == 0) {
      int length = in.read(bytes, offset, room);
      if (length < 0) {
        return -1;
      }
      for (int i = offset; i < offset + length; i++) {
        quoted ^= bytes[i] == '"';
        if (quoted || bytes[i] != '\r') {
          bytes[offset + kept++] = bytes[i];
        }
      }
    }
    return kept;
  }
}
