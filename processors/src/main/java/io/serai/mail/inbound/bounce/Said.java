package io.serai.mail.inbound.bounce;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server said of a recipient.
 *
 * @param text its words, folded lines joined
 * @param replyCode three digits, or empty
 * @param status enhanced status code, or empty
 */
record Said(String text, String replyCode, String status) {
  private static final Pattern STATUS =
      Pattern.compile("(?<![\\w.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\w.]\\d|\\.\\d)");
  private static final Pattern REPLY =
      Pattern.compile(
          "(?<![\\w./-])(?<!\\d:)([45]\\d\\d)(?=[ -]|$|:|,)(?![ -]?(?:bytes|kb|mb|byte))");
  private static final Pattern GENERIC = Pattern.compile("[245]\\.(?:0\\.0|\\d\\.0)");

  /**
   * Reads the codes out of the words.
   *
   * @param status of the report's own field, or empty; it gives way to a more exact one of the
   *     words
   */
  static Said of(String text, String status) {
    String head = text.length() > Wording.LONGEST ? text.substring(0, Wording.LONGEST) : text;
    String worded = first(STATUS, head);
    boolean better = status.isEmpty() || GENERIC.matcher(status).matches();
    return new Said(head, first(REPLY, head), better && !worded.isEmpty() ? worded : status);
  }

  /** The paragraph that begins with the first reply code, or empty text. */
  static String reply(String text) {
    Matcher matcher = REPLY.matcher(text);
    if (!matcher.find()) {
      return "";
    }
    int end = text.indexOf("\n\n", matcher.start());
    return text.substring(matcher.start(), end < 0 ? text.length() : end);
  }

  /** {@code 4}, {@code 5}, {@code 2}, or empty. */
  String replyClass() {
    String code = replyCode.isEmpty() ? status : replyCode;
    return code.isEmpty() ? "" : code.substring(0, 1);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
