package io.serai.sailthru;

import java.time.LocalDate;

/** Writes instants. why: a formatter costs more than the rest of an exploded row. */
final class Iso {
  private static final long DAY_MILLIS = 86_400_000L;

  private Iso() {}

  static String write(long epochMillis) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY_MILLIS));
    int millis = (int) Math.floorMod(epochMillis, DAY_MILLIS);
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    if (date.getYear() < 0 || date.getYear() > 9999) {
      throw new java.time.DateTimeException("year " + date.getYear() + " is out of range");
    }
    digits(text, 0, 4, date.getYear());
    digits(text, 5, 2, date.getMonthValue());
    digits(text, 8, 2, date.getDayOfMonth());
    digits(text, 11, 2, millis / 3_600_000);
    digits(text, 14, 2, millis / 60_000 % 60);
    digits(text, 17, 2, millis / 1_000 % 60);
    digits(text, 20, 3, millis % 1_000);
    return new String(text);
  }

  private static void digits(char[] text, int at, int width, int value) {
    int rest = value;
    for (int i = at + width - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
