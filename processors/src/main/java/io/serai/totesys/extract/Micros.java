package io.serai.totesys.extract;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as PostgreSQL sends and takes them in binary: microseconds since 2000-01-01. */
final class Micros {
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final int FRACTION = "dddd-dd-dd dd:dd:dd.".length();

  /** What {@link Stamp#shaped} is too narrow for: other years, and years before Christ. */
  private static final Pattern RARE =
      Pattern.compile("(\\d{4,6})(-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?)( BC)?");

  private Micros() {}

  /**
   * @param text a timestamp as PostgreSQL writes it in ISO style
   * @throws IllegalArgumentException for anything else
   */
  static long of(String text) {
    if (Stamp.shaped(text)) {
      return of(digits(text, 0, 4), text);
    }
    if (text.equals("infinity")) {
      return Long.MAX_VALUE;
    }
    if (text.equals("-infinity")) {
      return Long.MIN_VALUE;
    }
    Matcher rare = RARE.matcher(text);
    if (!rare.matches()) {
      throw new IllegalArgumentException("not a timestamp");
    }
    int year = Integer.parseInt(rare.group(1));
    // why: ISO 8601 counts a year 0, which is 1 BC
    return of(rare.group(3) == null ? year : 1 - year, "0000" + rare.group(2));
  }

  private static long of(int year, String text) {
    long day = LocalDate.of(year, digits(text, 5, 2), digits(text, 8, 2)).toEpochDay();
    long seconds = digits(text, 11, 2) * 3_600L + digits(text, 14, 2) * 60L + digits(text, 17, 2);
    return (day - EPOCH_DAY) * DAY + seconds * SECOND + fraction(text);
  }

  private static long fraction(String text) {
    long micros = 0;
    for (int i = FRACTION; i < FRACTION + 6; i++) {
      micros = micros * 10 + (i < text.length() ? text.charAt(i) - '0' : 0);
    }
    return micros;
  }

  private static int digits(String text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
