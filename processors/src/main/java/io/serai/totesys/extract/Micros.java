package io.serai.totesys.extract;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as PostgreSQL sends and takes them in binary: microseconds since 2000-01-01. */
final class Micros {
  private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** Days from the day before 0000-03-01 to 2000-01-01. */
  private static final long MARCH_TO_2000 = 730_426;

  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final String SECONDS = "dddd-dd-dd dd:dd:dd";
  private static final int FRACTION = SECONDS.length() + 1;
  private static final int FRACTION_DIGITS = 6;

  /** What {@link Stamp#shaped} is too narrow for: other years, and years before Christ. */
  private static final Pattern RARE =
      Pattern.compile("(\\d{4,6})(-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?)( BC)?");

  /** No moment at all; PostgreSQL has none of this number. */
  static final long NONE = Long.MIN_VALUE + 1;

  private static final long FIRST = of("0001-01-01 00:00:00");
  private static final long LAST = of("9999-12-31 23:59:59.999999");

  private Micros() {}

  /** Whether a {@link Stamp} can say it: infinity, years before Christ or after 9999 it cannot. */
  static boolean isStamp(long micros) {
    return micros >= FIRST && micros <= LAST;
  }

  /**
   * @throws IllegalArgumentException unless {@link #isStamp}
   */
  static Stamp stamp(long micros) {
    if (!isStamp(micros)) {
      throw new IllegalArgumentException("not a moment");
    }
    return Stamp.of(EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /**
   * @param text a timestamp as PostgreSQL writes it in ISO style
   * @throws IllegalArgumentException for anything else
   */
  static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /**
   * A field of a row, not quoted.
   *
   * @return {@link #NONE} for an empty field
   * @throws IllegalArgumentException for what PostgreSQL does not write
   */
  static long of(byte[] row, int start, int end) {
    if (start == end) {
      return NONE;
    }
    if (!shaped(row, start, end)) {
      return rare(new String(row, start, end - start, StandardCharsets.UTF_8));
    }
    return of(digits(row, start, 4), row, start, end);
  }

  private static boolean shaped(byte[] row, int start, int end) {
    int length = end - start;
    int seconds = SECONDS.length();
    if (length < seconds || length == FRACTION || length > FRACTION + FRACTION_DIGITS) {
      return false;
    }
    for (int i = 0; i < seconds; i++) {
      char form = SECONDS.charAt(i);
      byte found = row[start + i];
      if (form == 'd' ? found < '0' || found > '9' : found != form) {
        return false;
      }
    }
    for (int i = start + FRACTION; i < end; i++) {
      if (row[i] < '0' || row[i] > '9') {
        return false;
      }
    }
    return length == seconds || row[start + seconds] == '.';
  }

  private static long rare(String text) {
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
    byte[] rest = ("0000" + rare.group(2)).getBytes(StandardCharsets.US_ASCII);
    // why: ISO 8601 counts a year 0, which is 1 BC
    return of(rare.group(3) == null ? year : 1 - year, rest, 0, rest.length);
  }

  /** The moment of a year and of what follows the first four digits. */
  private static long of(int year, byte[] row, int start, int end) {
    long day = day(year, digits(row, start + 5, 2), digits(row, start + 8, 2));
    long seconds =
        digits(row, start + 11, 2) * 3_600L
            + digits(row, start + 14, 2) * 60L
            + digits(row, start + 17, 2);
    return day * DAY + seconds * SECOND + fraction(row, start + FRACTION, end);
  }

  /**
   * Days since 2000-01-01 in the proleptic Gregorian calendar. why not LocalDate's: a tenth of what
   * a row costs went into it.
   */
  private static long day(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > length(year, month, day)) {
      throw new IllegalArgumentException("not a day");
    }
    // why from March: what a leap year adds is then the last day of a year
    long march = month > 2 ? year : year - 1L;
    long months = (month + 9L) % 12;
    long leaps = Math.floorDiv(march, 4) - Math.floorDiv(march, 100) + Math.floorDiv(march, 400);
    return march * 365 + leaps + (153 * months + 2) / 5 + day - MARCH_TO_2000;
  }

  /** The days of a month, as far as they matter to a day: every month has 28. */
  private static int length(int year, int month, int day) {
    return day <= 28 ? 28 : Month.of(month).length(Year.isLeap(year));
  }

  private static long fraction(byte[] row, int start, int end) {
    long micros = 0;
    for (int i = start; i < start + FRACTION_DIGITS; i++) {
      micros = micros * 10 + (i < end ? row[i] - '0' : 0);
    }
    return micros;
  }

  private static int digits(byte[] row, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value * 10 + row[i] - '0';
    }
    return value;
  }
}
