package io.serai.engagements;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ids of documents whose natural key has several parts: the MD5 of the key written as a tuple,
 * {@code ('acct-a', '<m1@ourco.test>')}. The notation is that of Python's {@code repr}, which
 * earlier ids of these indices were made with.
 */
public final class NaturalId {
  private NaturalId() {}

  /** The id of a message in an account (I4: a repeat overwrites itself). */
  public static String messageRoles(String account, String messageId) {
    return of(List.of(account, messageId));
  }

  /** The id of a key of two or more texts. */
  static String of(List<String> key) {
    return md5(key.stream().map(NaturalId::quoted).collect(Collectors.joining(", ", "(", ")")));
  }

  static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(point -> append(out, point, quote));
    return out.append(quote).toString();
  }

  private static void append(StringBuilder out, int point, char quote) {
    switch (point) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point == quote) {
          out.append('\\').appendCodePoint(point);
        } else if (printable(point)) {
          out.appendCodePoint(point);
        } else {
          out.append(escape(point));
        }
      }
    }
  }

  private static String escape(int point) {
    if (point <= 0xff) {
      return "\\x%02x".formatted(point);
    }
    return point <= 0xffff ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point);
  }

  private static boolean printable(int point) {
    return point == ' '
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
