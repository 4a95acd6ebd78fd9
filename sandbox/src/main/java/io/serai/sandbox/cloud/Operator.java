package io.serai.sandbox.cloud;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;

/** How a simple filter compares. */
enum Operator {
  EQUALS("equals", c -> c == 0),
  NOT_EQUALS("notEquals", c -> c != 0),
  GREATER("greaterThan", c -> c > 0),
  GREATER_OR_EQUAL("greaterThanOrEqual", c -> c >= 0),
  LESS("lessThan", c -> c < 0),
  LESS_OR_EQUAL("lessThanOrEqual", c -> c <= 0),
  IN("IN", c -> c == 0);

  private final String word;
  private final IntPredicate holds;

  Operator(String word, IntPredicate holds) {
    this.word = word;
    this.holds = holds;
  }

  static Operator of(String word) throws Malformed {
    for (Operator each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    throw new Malformed("'" + word + "' is no operator of a filter");
  }

  boolean isAboutEquality() {
    return this == EQUALS || this == IN;
  }

  /** Whether the outcome of a comparison is what it asks for. */
  boolean holds(int comparison) {
    return holds.test(comparison);
  }

  /** Texts are compared without case; where it is about order, as numbers. */
  boolean text(String value, List<String> with) {
    if (value == null) {
      return false;
    }
    return switch (this) {
      case IN -> with.stream().anyMatch(value::equalsIgnoreCase);
      case EQUALS, NOT_EQUALS -> holds(value.compareToIgnoreCase(with.get(0)));
      default -> numbers(value, with.get(0));
    };
  }

  private boolean numbers(String value, String with) {
    try {
      return holds(new BigDecimal(value).compareTo(new BigDecimal(with)));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
