package io.serai.mail.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * An account that mails are sent through, as it stands at one moment.
 *
 * @param terms what its provider allows
 * @param parks how often it was parked since it last worked
 * @param parkedUntil when a probe may be tried, or null
 * @param used recipients within the last 24 hours, reservations included
 * @param usedMinute recipients within the last minute; 0 where that is no limit of its own
 * @param turn when it was chosen last, as a number that grows with every choice
 */
public record Account(
    String id,
    Terms terms,
    Status status,
    int parks,
    Instant parkedUntil,
    int used,
    int usedMinute,
    long turn) {

  /** Counts no minute that may have as much as a day: it has no limit of its own. */
  public Account {
    if (terms.perMinute() >= terms.perDay()) {
      usedMinute = 0;
    }
  }

  /** How long it is left alone at least after it was parked, doubled each time. */
  static final Duration SHORTEST_PARK = Duration.ofMinutes(15);

  /** RFC-less, but what providers say: a block ends within a day. */
  static final Duration LONGEST_PARK = Duration.ofHours(24);

  /** Whether and how an account takes part. */
  public enum Status {
    ACTIVE,
    /** Its provider had enough of it; left alone until its time is up. */
    PARKED,
    /** One mail is out through it; what becomes of that one decides. */
    PROBING,
    /** Its credentials were refused, or an operator took it out. */
    DISABLED
  }

  /**
   * @param perDay recipients in any 24 hours
   * @param perMinute recipients in any minute
   * @param warmUp how it grows to {@code perDay}
   * @param parties who may send from it; everybody when it is empty
   */
  public record Terms(int perDay, int perMinute, WarmUp warmUp, Set<String> parties) {
    /** Of an account that everybody may send from. */
    public Terms(int perDay, int perMinute, WarmUp warmUp) {
      this(perDay, perMinute, warmUp, Set.of());
    }

    /** Whether a party may send from it. */
    public boolean admits(String party) {
      return parties.isEmpty() || parties.contains(party);
    }

    /** Recipients it may have in any 24 hours, as of now. */
    public int today(Instant now) {
      return Math.min(perDay, warmUp.cap(now));
    }
  }

  /** Recipients that it may still take now. */
  public int remaining(Instant now) {
    return Math.max(0, terms.today(now) - used);
  }

  boolean takes(int recipients, Instant now) {
    return open(now) && remaining(now) >= recipients && minuteHolds(recipients);
  }

  /** A parked one is open again when its time is up, for one mail. */
  boolean open(Instant now) {
    return status == Status.ACTIVE || (status == Status.PARKED && !parkedUntil.isAfter(now));
  }

  /** A company larger than the cap of a minute has a minute of its own. */
  private boolean minuteHolds(int recipients) {
    return usedMinute == 0 || usedMinute + recipients <= terms.perMinute();
  }

  int minuteLeft() {
    return Math.max(0, terms.perMinute() - usedMinute);
  }

  double usedRatio(Instant now) {
    int today = terms.today(now);
    return today == 0 ? 1 : (double) used / today;
  }

  Account reserved(int recipients, long nextTurn) {
    Status next = status == Status.PARKED ? Status.PROBING : status;
    return new Account(
        id, terms, next, parks, null, used + recipients, usedMinute + recipients, nextTurn);
  }

  Account released(int recipients) {
    return new Account(id, terms, status, parks, parkedUntil, used - recipients, usedMinute, turn);
  }

  /** An operator's word: out of use until it is taken back, or as if it had never been parked. */
  public Account enabled(boolean use) {
    Status next = use ? Status.ACTIVE : Status.DISABLED;
    return next == status ? this : new Account(id, terms, next, 0, null, used, usedMinute, turn);
  }

  /** It did what it should. */
  Account works() {
    return status == Status.PROBING
        ? new Account(id, terms, Status.ACTIVE, 0, null, used, usedMinute, turn)
        : this;
  }

  /** Leaves it alone; at least as long as a budget takes to free, when that is known. */
  Account park(Instant now, Instant frees) {
    if (status == Status.DISABLED) {
      return this;
    }
    Duration least = SHORTEST_PARK.multipliedBy(1L << Math.min(parks, 6));
    Instant until = now.plus(least);
    if (frees != null && frees.isAfter(until)) {
      until = frees;
    }
    Instant latest = now.plus(LONGEST_PARK);
    return new Account(
        id,
        terms,
        Status.PARKED,
        parks + 1,
        until.isAfter(latest) ? latest : until,
        used,
        usedMinute,
        turn);
  }

  Account disabled() {
    return new Account(id, terms, Status.DISABLED, parks, null, used, usedMinute, turn);
  }
}
