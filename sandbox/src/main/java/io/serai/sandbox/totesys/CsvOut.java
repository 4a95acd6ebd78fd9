package io.serai.sandbox.totesys;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Rows as CSV bytes, made without an object per field: a large source has hundreds of millions.
 * Text must need no quotes.
 */
final class CsvOut {
  private static final int ROOM = 512;

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int length;
  private boolean begun;
  private int lastDay = Integer.MIN_VALUE;
  private byte[] lastDate = {};

  CsvOut(OutputStream out) {
    this.out = out;
  }

  CsvOut number(long value) {
    next();
    digits(value);
    return this;
  }

  /** A number of hundredths, as a decimal with two places. */
  CsvOut money(long hundredths) {
    next();
    digits(hundredths / 100);
    buffer[length++] = '.';
    padded(hundredths % 100, 2);
    return this;
  }

  CsvOut text(String plain) {
    next();
    bytes(plain.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** An empty field: NULL. */
  CsvOut none() {
    next();
    return this;
  }

  CsvOut date(int epochDay) {
    next();
    bytes(iso(epochDay));
    return this;
  }

  /** A timestamp as PostgreSQL writes it, e.g. {@code 2022-11-03 14:20:52.186}. */
  CsvOut moment(int epochDay, int millis) {
    next();
    bytes(iso(epochDay));
    buffer[length++] = ' ';
    padded(millis / 3_600_000, 2);
    buffer[length++] = ':';
    padded(millis / 60_000 % 60, 2);
    buffer[length++] = ':';
    padded(millis / 1_000 % 60, 2);
    buffer[length++] = '.';
    padded(millis % 1_000, 3);
    return this;
  }

  /** Ends the row. */
  void end() {
    buffer[length++] = '\n';
    begun = false;
    if (length > buffer.length - ROOM) {
      flush();
    }
  }

  void flush() {
    try {
      out.write(buffer, 0, length);
      length = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void next() {
    if (begun) {
      buffer[length++] = ',';
    }
    begun = true;
  }

  private void bytes(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void digits(long value) {
    int width = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      width++;
    }
    padded(value, width);
  }

  private void padded(long value, int width) {
    long rest = value;
    for (int i = length + width - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }

  /** Neighbouring rows mostly share their day. */
  private byte[] iso(int epochDay) {
    if (epochDay != lastDay) {
      lastDate = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
      lastDay = epochDay;
    }
    return lastDate;
  }
}
