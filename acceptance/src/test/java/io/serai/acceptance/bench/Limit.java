package io.serai.acceptance.bench;

import java.util.Locale;

/**
 * What the hub's value has to meet. Values are times or sizes: less is better.
 *
 * @param kind what it is compared with
 * @param bound the number of the claim, as the claim words it
 */
public record Limit(Kind kind, double bound) {
  static final Limit NONE = new Limit(Kind.NONE, 0);

  enum Kind {
    NONE,
    TIMES_FLOOR,
    SPEED_OF_FLOOR,
    TIMES_FASTER_THAN_PLAIN,
    ABSOLUTE
  }

  /** At most so many times the floor's value. */
  public static Limit timesFloor(double factor) {
    return new Limit(Kind.TIMES_FLOOR, factor);
  }

  /** At least this part of the floor's speed. */
  public static Limit speedOfFloor(double part) {
    return new Limit(Kind.SPEED_OF_FLOOR, part);
  }

  /** At least so many times as fast as the plain way. */
  public static Limit timesFasterThanPlain(double factor) {
    return new Limit(Kind.TIMES_FASTER_THAN_PLAIN, factor);
  }

  /** At most this value, in the measure's unit. */
  public static Limit atMost(double value) {
    return new Limit(Kind.ABSOLUTE, value);
  }

  /**
   * Whether the hub meets it.
   *
   * @return null without a limit, and when a value is missing that it compares
   */
  Boolean met(Double hub, Double floor, Double plain) {
    Double compared =
        switch (kind) {
          case NONE -> null;
          case TIMES_FLOOR, SPEED_OF_FLOOR -> floor;
          case TIMES_FASTER_THAN_PLAIN -> plain;
          case ABSOLUTE -> bound;
        };
    if (hub == null || compared == null) {
      return null;
    }
    return switch (kind) {
      case NONE -> null;
      case TIMES_FLOOR -> hub <= compared * bound;
      case SPEED_OF_FLOOR, TIMES_FASTER_THAN_PLAIN -> hub * bound <= compared;
      case ABSOLUTE -> hub <= compared;
    };
  }

  /** The claim in few words; empty without one. */
  @Override
  public String toString() {
    String words =
        switch (kind) {
          case NONE -> "";
          case TIMES_FLOOR -> "<= %s x floor";
          case SPEED_OF_FLOOR -> ">= %s x floor's speed";
          case TIMES_FASTER_THAN_PLAIN -> ">= %s x as fast as plain";
          case ABSOLUTE -> "<= %s";
        };
    return String.format(Locale.ROOT, words, Figure.text(bound));
  }
}
