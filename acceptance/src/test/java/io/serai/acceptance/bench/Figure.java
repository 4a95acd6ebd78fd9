package io.serai.acceptance.bench;

import java.math.BigDecimal;
import java.math.MathContext;

/** How a value is written: three digits that mean something, no exponent. */
final class Figure {
  private static final MathContext THREE = new MathContext(3);
  private static final double WHOLE = 1_000;

  private Figure() {}

  /** The value as text; a dash for none. */
  static String text(Double value) {
    if (value == null) {
      return "-";
    }
    return value >= WHOLE
        ? String.valueOf(Math.round(value))
        : new BigDecimal(value).round(THREE).stripTrailingZeros().toPlainString();
  }
}
