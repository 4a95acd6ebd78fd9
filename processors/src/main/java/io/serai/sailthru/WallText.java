package io.serai.sailthru;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The vendor's spellings of a time without a zone: 16, 19 or more characters. */
final class WallText {
  /** Of a text that is spelled otherwise, or wrong. */
  static final long OTHER = Long.MIN_VALUE;

  private static final int MINUTES = 16;
  private static final int SECONDS = 19;
  private static final int NANOS = 29;
  private static final int DAY = 86_400;

  private WallText() {}

  /**
   * Local seconds since 1970, without the fraction, or OTHER.
   *
   * @throws DateTimeException for a day that is in no month
   */
  static long seconds(String text) {
    int length = text.length();
    if (!shaped(text, length)) {
      return OTHER;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = length > MINUTES ? number(text, 17, SECONDS) : 0;
    if (hour > 23 || minute > 59 || second > 59) {
      return OTHER;
    }
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    return day.toEpochDay() * DAY + hour * 3_600L + minute * 60L + second;
  }

  /** Thousandths of a text that {@link #seconds} reads; further digits are cut. */
  static int millis(String text) {
    int millis = 0;
    for (int i = SECONDS + 1; i < SECONDS + 4; i++) {
      millis = millis * 10 + (i < text.length() ? text.charAt(i) - '0' : 0);
    }
    return millis;
  }

  private static boolean shaped(String text, int length) {
    if (length != MINUTES && length != SECONDS && (length < SECONDS + 2 || length > NANOS)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      char wanted =
          switch (i) {
            case 4, 7 -> '-';
            case 10 -> 'T';
            case 13, 16 -> ':';
            case SECONDS -> '.';
            default -> '0';
          };
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
