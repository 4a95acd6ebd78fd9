package io.serai.totesys.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8 (RFC 3629). */
final class Utf8 {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** True for well-formed UTF-8; plain ASCII, which is most of the data, is seen by eight bytes. */
  static boolean valid(byte[] row) {
    long high = 0;
    int i = 0;
    for (; i + Long.BYTES <= row.length; i += Long.BYTES) {
      high |= (long) EIGHT.get(row, i);
    }
    for (; i < row.length; i++) {
      high |= row[i];
    }
    return (high & HIGH_BITS) == 0 || decodes(row);
  }

  private static boolean decodes(byte[] row) {
    try {
      // why: a new decoder reports malformed input, where new String(...) replaces it silently.
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(row));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
