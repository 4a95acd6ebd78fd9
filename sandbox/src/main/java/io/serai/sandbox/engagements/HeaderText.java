package io.serai.sandbox.engagements;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a header that may hold raw 8-bit bytes, folds and encoded words. */
final class HeaderText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private HeaderText() {}

  /**
   * A header's value in one line, its bytes as UTF-8 if they are, else as Windows-1252.
   *
   * @param raw as Angus reads it: a character for each byte
   */
  static String line(String raw) {
    return MimeUtility.unfold(bytes(raw)).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String bytes(String raw) {
    if (raw.chars().allMatch(c -> c < 0x80)) {
      return raw;
    }
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    try {
      CharBuffer utf8 = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return utf8.toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  /** A line with its encoded words read; one that cannot be is left as it stands. */
  static String decoded(String line) {
    try {
      return MimeUtility.decodeText(line);
    } catch (UnsupportedEncodingException e) {
      return line;
    }
  }
}
