package io.serai.hub.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {
  private static final Pattern ALL = Pattern.compile("(\\d+(ms|s|m|h|d))+");
  private static final Pattern ONE = Pattern.compile("(\\d+)(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads {@code 500ms}, {@code 10m}, {@code 1h30m}, {@code 1d} or ISO 8601 ({@code PT10M}). A
   * number without a unit is refused: nobody knows whether it means seconds or milliseconds.
   */
  public static Duration parse(String text) {
    if (text.startsWith("P")) {
      return Duration.parse(text);
    }
    if (!ALL.matcher(text).matches()) {
      throw new IllegalArgumentException("not a duration: " + text);
    }
    Duration sum = Duration.ZERO;
    Matcher part = ONE.matcher(text);
    while (part.find()) {
      sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
    }
    return sum;
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
