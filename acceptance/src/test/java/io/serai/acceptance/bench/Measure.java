package io.serai.acceptance.bench;

/**
 * One line of the table.
 *
 * @param name what is measured
 * @param unit of every value; less is better
 * @param limit what the hub has to meet
 */
public record Measure(String name, String unit, Limit limit) {
  /** A line without a limit. */
  public static Measure of(String name, String unit) {
    return new Measure(name, unit, Limit.NONE);
  }

  /** The same with a limit. */
  public Measure within(Limit met) {
    return new Measure(name, unit, met);
  }
}
