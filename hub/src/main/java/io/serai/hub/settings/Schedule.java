package io.serai.hub.settings;

import java.text.ParseException;
import java.time.Duration;
import org.quartz.CronExpression;

/** When a timed stage runs. */
public sealed interface Schedule {

  /** Never by itself; triggers from outside still run it. */
  record Off() implements Schedule {}

  /** Every {@code period}, on its boundaries since the epoch in UTC. */
  record Every(Duration period) implements Schedule {}

  /** At the instants of a Quartz cron expression, in UTC. */
  record Cron(String expression) implements Schedule {}

  /** Reads {@code off}, a positive period or a Quartz cron expression of six or seven fields. */
  static Schedule parse(String text) {
    if (text.equals("off")) {
      return new Off();
    }
    if (text.contains(" ")) {
      try {
        CronExpression.validateExpression(text);
        return new Cron(text);
      } catch (ParseException e) {
        throw new IllegalArgumentException("not a cron expression: " + text, e);
      }
    }
    Duration period = Durations.parse(text);
    if (period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException("not a period: " + text);
    }
    return new Every(period);
  }
}
