package io.serai.mail.inbound.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text when the label may be wrong: the named charset, else UTF-8, else Windows-1252. */
final class TextDecoding {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private TextDecoding() {}

  /**
   * The text, lines ended by LF.
   *
   * @param label the charset parameter, or null
   */
  static String text(byte[] bytes, String label) {
    return decoded(bytes, label).replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String decoded(byte[] bytes, String label) {
    Charset named = charset(label);
    if (named != null && !named.equals(StandardCharsets.US_ASCII)) {
      return new String(bytes, named);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WESTERN);
    }
  }

  private static Charset charset(String label) {
    if (label == null || label.isBlank()) {
      return null;
    }
    try {
      Charset charset = Charset.forName(MimeUtility.javaCharset(label.strip()));
      return charset.canEncode() ? charset : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
