package io.serai.totesys.extract;

import java.nio.ByteBuffer;

/**
 * One row after another in the binary form of {@code COPY}: a third of the server's work that text
 * takes (PostgreSQL documentation, COPY, "Binary Format"). Reused for every row.
 */
final class BinaryRow {
  /** Signature, flags, length of extensions. */
  static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** A row of -1 fields. */
  static final byte[] TRAILER = {-1, -1};

  private final ByteBuffer bytes;
  private final short fields;

  /**
   * @param fields of a row
   * @param room for the bytes of the fields, their lengths included
   */
  BinaryRow(int fields, int room) {
    this.fields = (short) fields;
    this.bytes = ByteBuffer.allocate(Short.BYTES + room);
  }

  /** Begins a row. */
  BinaryRow begin() {
    bytes.clear().putShort(fields);
    return this;
  }

  BinaryRow add(long value) {
    bytes.putInt(Long.BYTES).putLong(value);
    return this;
  }

  BinaryRow add(byte[] value) {
    bytes.putInt(value.length).put(value);
    return this;
  }

  BinaryRow add(boolean value) {
    bytes.putInt(1).put((byte) (value ? 1 : 0));
    return this;
  }

  byte[] array() {
    return bytes.array();
  }

  int length() {
    return bytes.position();
  }
}
