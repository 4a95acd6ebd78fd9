package io.serai.sailthru;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Stretches of local time in which a zone's offset stays. why: the JDK looks the rules of the year
 * up for every time, which cost more than all the rest of reading it
 */
final class ZoneSpans {
  /** Of a time that never was or was twice. */
  static final int CHANGING = Integer.MIN_VALUE;

  private static final int PLACES = 64;

  /** A quarter of a year in seconds, as bits. */
  private static final int SHIFT = 23;

  private final ZoneRules rules;
  private final Span[] spans = new Span[PLACES];

  ZoneSpans(ZoneRules rules) {
    this.rules = rules;
  }

  /** From, inclusive, to, exclusive, in local seconds since 1970. */
  private record Span(long from, long to, int offset) {
    boolean holds(long wall) {
      return wall >= from && wall < to;
    }
  }

  /** The offset in seconds at a local time in seconds since 1970, or CHANGING. */
  int offset(long wall) {
    int place = Math.floorMod(wall >> SHIFT, PLACES);
    Span span = spans[place];
    if (span == null || !span.holds(wall)) {
      span = find(wall);
      if (span == null) {
        return CHANGING;
      }
      spans[place] = span;
    }
    return span.offset();
  }

  private Span find(long wall) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
    if (rules.getTransition(time) != null) {
      return null;
    }
    ZoneOffset offset = rules.getOffset(time);
    Instant instant = time.toInstant(offset);
    ZoneOffsetTransition last = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    return new Span(
        last == null ? Long.MIN_VALUE : Math.max(before(last), after(last)),
        next == null ? Long.MAX_VALUE : Math.min(before(next), after(next)),
        offset.getTotalSeconds());
  }

  private static long before(ZoneOffsetTransition change) {
    return change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC);
  }

  private static long after(ZoneOffsetTransition change) {
    return change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC);
  }
}
