package io.serai.totesys.rates;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one unit of a currency was worth in another on a day.
 *
 * @param from its code (ISO 4217)
 * @param to that of the other
 * @param rate above zero, at most ten digits before the point and eight behind
 */
public record Rate(LocalDate day, String from, String to, BigDecimal rate) {
  /** What a table has once. */
  Pair pair() {
    return new Pair(day, from, to);
  }

  record Pair(LocalDate day, String from, String to) {}
}
