package io.serai.leads.poll;

import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import io.serai.leads.Unit;
import io.serai.leads.cloud.Question;
import io.serai.leads.cloud.Retrieve;
import io.serai.leads.cloud.SoapReply;
import java.time.Instant;

/** One unit's click log while it is read, page by page. */
public final class Reading {
  /** Exchange property that carries the reading. */
  public static final String PROPERTY = "reading";

  private final Unit unit;
  private final Instant start;
  private final Instant begun;
  private final boolean sweep;
  private final int mostPages;
  private int pages;
  private String cursor;
  private boolean more = true;

  Reading(Unit unit, Instant start, Instant begun, boolean sweep, int mostPages) {
    this.unit = unit;
    this.start = start;
    this.begun = begun;
    this.sweep = sweep;
    this.mostPages = mostPages;
  }

  /** The unit whose log it is. */
  public Unit unit() {
    return unit;
  }

  /** The unit's word. */
  public String name() {
    return unit.key();
  }

  /** When the reading began: nothing of before is missed when it ends. */
  Instant begun() {
    return begun;
  }

  /** Whether it is the first of a day. */
  boolean sweep() {
    return sweep;
  }

  /** Whether there is another page. */
  public boolean more() {
    return more;
  }

  Question question() {
    if (pages == mostPages) {
      throw new SeraiException(
          LeadsError.TOO_MANY_PAGES,
          "leads",
          "the log of unit '%s' since %s has more than %d pages",
          unit.key(),
          start,
          mostPages);
    }
    return cursor == null ? Retrieve.clicks(unit, start) : Retrieve.next(unit, cursor);
  }

  /** A page has come. */
  void taken(SoapReply page) {
    pages++;
    cursor = page.requestId();
    more = page.more();
  }
}
