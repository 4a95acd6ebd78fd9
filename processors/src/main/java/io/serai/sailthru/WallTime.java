package io.serai.sailthru;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * The vendor's times. A string without a zone is the wall clock of the vendor's zone; one with a
 * zone, and every {@code $date}, is what it says. Results have milliseconds.
 */
public final class WallTime {
  private static final WallTime UTC = new WallTime(ZoneOffset.UTC);

  private final ZoneId zone;
  private final ZoneSpans spans;

  /**
   * @param zone {@code sailthru.zone}
   */
  public WallTime(ZoneId zone) {
    this.zone = zone;
    this.spans = new ZoneSpans(zone.getRules());
  }

  public ZoneId zone() {
    return zone;
  }

  /** What a change of daylight saving time did to a wall-clock time. */
  public enum Flag {
    NONE,
    /** It never happened: moved forward by the length of the gap. */
    GAP,
    /** It happened twice: the first one is taken. */
    OVERLAP
  }

  /** A moment, and whether it is certain. */
  public record Moment(Instant instant, Flag flag) {}

  /**
   * Reads {@code YYYY-MM-DDTHH:MM[:SS[.fraction]]}, with or without a zone.
   *
   * @throws DateTimeException when it is none of these
   */
  public Moment parse(String text) {
    long wall = WallText.seconds(text);
    if (wall != WallText.OTHER) {
      int offset = spans.offset(wall);
      if (offset != ZoneSpans.CHANGING) {
        long millis = (wall - offset) * 1_000 + WallText.millis(text);
        return new Moment(Instant.ofEpochMilli(millis), Flag.NONE);
      }
    }
    if (text.indexOf('Z', 16) > 0 || offsetAt(text) > 0) {
      return new Moment(millis(OffsetDateTime.parse(text).toInstant()), Flag.NONE);
    }
    return at(LocalDateTime.parse(text));
  }

  /** As {@link #parse}; a string without a zone is UTC, as within a {@code $date}. */
  public static Instant utc(String text) {
    return UTC.parse(text).instant();
  }

  /** The moment of a wall-clock time. */
  public Moment at(LocalDateTime wall) {
    ZoneOffsetTransition change = zone.getRules().getTransition(wall);
    Flag flag = change == null ? Flag.NONE : change.isGap() ? Flag.GAP : Flag.OVERLAP;
    return new Moment(millis(wall.atZone(zone).toInstant()), flag);
  }

  private static int offsetAt(String text) {
    return Math.max(text.indexOf('+', 16), text.indexOf('-', 16));
  }

  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  /** ISO 8601 in UTC with three decimals, e.g. {@code 2016-03-31T12:00:03.018Z}. */
  public static String iso(Instant instant) {
    return Iso.write(instant.toEpochMilli());
  }
}
