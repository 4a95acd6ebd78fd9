package io.serai.sandbox.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address asks of the server: {@code <script>[.x<times>][+anything]@<domain>}. Without a
 * script that is known, the mail is taken.
 *
 * <ul>
 *   <li>{@code 550.5.1.1+bob@…} refuses with that reply, {@code 451.4.7.1.x2+bob@…} only the first
 *       two times
 *   <li>{@code data.554.5.6.0+bob@…} refuses after the mail was transferred
 *   <li>{@code drop+bob@…} takes the mail and closes the connection without an answer
 *   <li>{@code lose+bob@…} closes the connection without an answer and without taking the mail
 *   <li>{@code twice+bob@…} takes the mail and keeps it twice
 *   <li>{@code slow.500+bob@…} takes the mail after that many milliseconds
 *   <li>as an account: {@code quota.3+a@…} has had enough after three mails, {@code locked+a@…} may
 *       not sign in
 * </ul>
 *
 * @param code three digits of {@code REFUSE}, milliseconds of {@code SLOW}, mails of {@code QUOTA}
 * @param enhanced RFC 3463, or empty
 * @param times how often it applies
 */
record Script(Kind kind, int code, String enhanced, int times) {
  private static final Pattern REPLY =
      Pattern.compile("(data\\.)?([45]\\d\\d)((?:\\.\\d{1,3}){3})?(?:\\.x(\\d+))?(?:\\+.*)?");
  private static final Pattern NUMBER = Pattern.compile("(slow|quota)\\.(\\d+)(?:\\+.*)?");
  private static final Pattern WORD =
      Pattern.compile("(drop|lose|twice|locked)(?:\\.x(\\d+))?(?:\\+.*)?");

  /** What becomes of it. */
  enum Kind {
    TAKE,
    REFUSE,
    REFUSE_DATA,
    DROP,
    LOSE,
    TWICE,
    SLOW,
    QUOTA,
    LOCKED
  }

  /** The script of an address. */
  static Script of(String address) {
    int at = address.lastIndexOf('@');
    String local = at < 0 ? address : address.substring(0, at);
    Matcher reply = REPLY.matcher(local);
    if (reply.matches()) {
      return new Script(
          reply.group(1) == null ? Kind.REFUSE : Kind.REFUSE_DATA,
          Integer.parseInt(reply.group(2)),
          reply.group(3) == null ? "" : reply.group(3).substring(1),
          times(reply.group(4)));
    }
    Matcher number = NUMBER.matcher(local);
    if (number.matches()) {
      Kind kind = number.group(1).equals("slow") ? Kind.SLOW : Kind.QUOTA;
      return new Script(kind, Integer.parseInt(number.group(2)), "", Integer.MAX_VALUE);
    }
    Matcher word = WORD.matcher(local);
    return word.matches()
        ? new Script(
            Kind.valueOf(word.group(1).toUpperCase(java.util.Locale.ROOT)),
            0,
            "",
            times(word.group(2)))
        : new Script(Kind.TAKE, 0, "", Integer.MAX_VALUE);
  }

  private static int times(String digits) {
    return digits == null ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** The reply's line. */
  String reply() {
    return (code + " " + enhanced).strip() + " as the address asks";
  }
}
