package io.serai.sandbox.totesys;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * The days on which the company works, Monday to Friday from its first order to the last. Days are
 * epoch days, times are milliseconds of the day, both without a zone as in the source.
 */
final class Calendar {
  static final int HOUR = 3_600_000;

  /** The office opens at 08:00 and closes at 19:00: the last order comes at 18:59:59.999. */
  static final int OPENS = 8 * HOUR;

  static final int CLOSES = 19 * HOUR;

  /** The first order of all, some seconds after the reference data: 14:20:52.186. */
  static final int FIRST_ORDER = 14 * HOUR + 20 * 60_000 + 52_186;

  private static final LocalDate FIRST = LocalDate.of(2022, 11, 3);
  private static final LocalDate LAST = LocalDate.of(2024, 11, 15);

  private final int[] days =
      IntStream.rangeClosed((int) FIRST.toEpochDay(), (int) LAST.toEpochDay())
          .filter(Calendar::isWorking)
          .toArray();

  /** How many working days there are. */
  int count() {
    return days.length;
  }

  /** The n-th working day, from 0. */
  int day(int n) {
    return days[n];
  }

  /** The last working day: what is due later is not paid yet. */
  int last() {
    return days[days.length - 1];
  }

  static boolean isWorking(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }
}
