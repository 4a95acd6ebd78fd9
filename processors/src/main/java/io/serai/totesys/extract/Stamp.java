package io.serai.totesys.extract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * A moment of the source in PostgreSQL's own ISO form, e.g. {@code 2022-11-03 14:20:52.186}: no
 * zone, four digits of year, up to six of fraction without trailing zeros.
 *
 * @param text in that form PostgreSQL's texts sort as their moments do, so they are compared as
 *     they are
 */
public record Stamp(String text) implements Comparable<Stamp> {
  private static final int SECONDS = "dddd-dd-dd dd:dd:dd".length();
  private static final int FRACTION = SECONDS + 1;
  private static final int LONGEST = FRACTION + 6;
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(java.time.format.ResolverStyle.STRICT);

  /**
   * @throws IllegalArgumentException for anything that is not such a moment
   */
  public Stamp {
    if (!shaped(text)) {
      throw new IllegalArgumentException("not a moment");
    }
  }

  /**
   * Whether a text has the form of a moment. {@code infinity}, years before Christ or after 9999 do
   * not.
   */
  public static boolean shaped(String text) {
    // why spelled out: it is asked for every row, and a loop over a pattern took longer than the
    // row's digest
    return text != null
        && (text.length() == SECONDS || (text.length() > FRACTION && text.length() <= LONGEST))
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == ' '
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (text.length() == SECONDS || text.charAt(SECONDS) == '.')
        && digits(text, 0, 4)
        && digits(text, 5, 7)
        && digits(text, 8, 10)
        && digits(text, 11, 13)
        && digits(text, 14, 16)
        && digits(text, 17, SECONDS)
        && digits(text, FRACTION, text.length());
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char found = text.charAt(i);
      if (found < '0' || found > '9') {
        return false;
      }
    }
    return true;
  }

  /** The moment in PostgreSQL's form, cut to microseconds. */
  static Stamp of(LocalDateTime moment) {
    return new Stamp(moment.format(FORM));
  }

  /**
   * This moment moved by a duration.
   *
   * @throws IllegalArgumentException for a date no calendar has
   */
  public Stamp plus(Duration duration) {
    try {
      return of(LocalDateTime.parse(text, FORM).plus(duration));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a moment", e);
    }
  }

  @Override
  public int compareTo(Stamp other) {
    return text.compareTo(other.text);
  }

  /** The later of two, either of which may be null. */
  public static Stamp greatest(Stamp one, Stamp other) {
    return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
  }

  /** The earlier of two, neither of them null. */
  public static Stamp least(Stamp one, Stamp other) {
    return other.compareTo(one) < 0 ? other : one;
  }

  @Override
  public String toString() {
    return text;
  }
}
