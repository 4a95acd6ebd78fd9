package io.serai.lake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * From which run on a stage lists its inputs: from the last settled run minus an overlap, and from
 * the first once a day and after a start, so that neither a late manifest nor a moved watermark
 * hides an input for good.
 */
public final class ListingWindow {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
  private static final int STAMP_LENGTH = "20261121T040000123Z".length();

  private final Clock clock;
  private final Duration overlap;
  private Instant lastFull = Instant.MIN;

  /**
   * @param overlap how far back of the watermark each listing begins ({@code
   *     totesys.listing-overlap})
   */
  public ListingWindow(Clock clock, Duration overlap) {
    this.clock = clock;
    this.overlap = overlap;
  }

  /** The first run to list, or null for all. */
  public synchronized String next(Optional<String> settledRun) {
    Instant now = clock.instant();
    if (settledRun.isEmpty() || lastFull.isBefore(now.minus(Duration.ofDays(1)))) {
      lastFull = now;
      return null;
    }
    return overlapping(settledRun.get());
  }

  /** The first run to list when all up to {@code settledRun} are settled. */
  public String overlapping(String settledRun) {
    return before(settledRun, overlap);
  }

  /** The smallest run id of the instant {@code overlap} before a run. */
  static String before(String runId, Duration overlap) {
    LocalDateTime time = LocalDateTime.parse(runId.substring(0, STAMP_LENGTH), STAMP);
    return STAMP.format(time.minus(overlap).toInstant(ZoneOffset.UTC));
  }

  /** The UTC date of a run, as in {@code dt=2026-11-21}. */
  public static String date(String runId) {
    return runId.substring(0, 4) + "-" + runId.substring(4, 6) + "-" + runId.substring(6, 8);
  }
}
