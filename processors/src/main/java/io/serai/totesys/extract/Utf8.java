package io.serai.totesys.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8 (RFC 3629). */
final class Utf8 {
  private Utf8() {}

  /** True for well-formed UTF-8; plain ASCII, which is most of the data, costs one look a byte. */
  static boolean valid(byte[] row) {
    for (byte b : row) {
      if (b < 0) {
        return decodes(row);
      }
    }
    return true;
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
