package io.serai.sandbox.totesys;

import io.serai.sandbox.totesys.Dice.Purpose;

/**
 * All orders of a company as a function of their position: 11 187 sales and 4 649 purchases for
 * each unit of scale, spread evenly over the working days.
 */
final class Deals {
  private static final int SALES = 11_187;
  private static final int PURCHASES = 4_649;
  private static final int OPENING_BATCH = 12;
  private static final int SWAP_EVERY = 2_500;
  private static final int PAY_JOB_STARTS = 7 * Calendar.HOUR + 55 * 60_000;

  private final Dice dice;
  private final int scale;
  private final Calendar calendar;
  private final Designs designs;
  private final long sales;
  private final long count;

  Deals(Dice dice, int scale, Calendar calendar, Designs designs) {
    this.dice = dice;
    this.scale = scale;
    this.calendar = calendar;
    this.designs = designs;
    this.sales = (long) SALES * scale;
    this.count = (long) (SALES + PURCHASES) * scale;
  }

  long count() {
    return count;
  }

  /** The deal at a position, from 0. */
  Deal at(long position) {
    boolean sale = salesUpTo(position + 1) > salesUpTo(position);
    long number = sale ? salesUpTo(position + 1) : position + 1 - salesUpTo(position + 1);
    long moment = swapped(position);
    int n = workingDay(moment);
    int day = calendar.day(n);
    int paymentDay = day + daysToPay(position);
    return new Deal(
        Math.toIntExact(position + 1),
        sale,
        Math.toIntExact(number),
        day,
        time(moment, n),
        designs.pick(n, position),
        dice.between(1, 20, Purpose.STAFF, position),
        dice.between(1, 20, Purpose.COUNTERPARTY, position),
        dice.between(1, 3, Purpose.CURRENCY, position),
        dice.between(1, 30, Purpose.LOCATION, position),
        sale
            ? dice.between(1_000, 99_999, Purpose.QUANTITY, position)
            : dice.between(1, 999, Purpose.QUANTITY, position),
        sale
            ? dice.between(200, 399, Purpose.PRICE, position)
            : dice.between(100, 99_999, Purpose.PRICE, position),
        day + dice.between(1, 7, Purpose.DELIVERY, position),
        paymentDay,
        paidAt(day, paymentDay, position));
  }

  /** Sales among the first deals; purchases are what is left, so both keep their exact number. */
  private long salesUpTo(long deals) {
    return deals * sales / count;
  }

  /** Ids are not in the order of time: here and there two neighbours changed places. */
  private long swapped(long position) {
    long step = position % SWAP_EVERY;
    if (step == SWAP_EVERY - 3 && position + 1 < count) {
      return position + 1;
    }
    return step == SWAP_EVERY - 2 ? position - 1 : position;
  }

  private int workingDay(long position) {
    return (int) (position * calendar.count() / count);
  }

  private int time(long position, int n) {
    if (position < OPENING_BATCH) {
      return Calendar.FIRST_ORDER + dice.below(3, Purpose.TIME, position);
    }
    long first = firstOf(n);
    long slots = firstOf(n + 1) - first;
    int from = n == 0 ? Calendar.FIRST_ORDER + 1_000 : Calendar.OPENS;
    int within = dice.below(1_000, Purpose.TIME, position);
    long part = (position - first) * 1_000 + within;
    return (int) (from + (Calendar.CLOSES - from) * part / (slots * 1_000));
  }

  private long firstOf(int n) {
    return (n * count + calendar.count() - 1) / calendar.count();
  }

  private int daysToPay(long position) {
    return dice.below(14, Purpose.SAME_DAY, position) == 0
        ? 0
        : dice.between(1, 6, Purpose.DUE, position);
  }

  /**
   * The pay job runs at 07:55 on working days and never catches up: what falls due on a week-end,
   * or was ordered later that day, stays unpaid. It pays a day's bills in one or a few statements,
   * so that many rows share a millisecond.
   */
  private int paidAt(int day, int paymentDay, long position) {
    if (paymentDay == day || paymentDay > calendar.last() || !Calendar.isWorking(paymentDay)) {
      return -1;
    }
    int statements = scale * (1 + paymentDay % 3 / 2);
    return PAY_JOB_STARTS
        + dice.below(30_000, Purpose.PAY_JOB, paymentDay)
        + dice.below(statements, Purpose.PAY_JOB_STEP, position);
  }
}
