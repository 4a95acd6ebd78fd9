package io.serai.sandbox.sailthru;

/**
 * How many records an export has.
 *
 * @param labels average labels of each of a profile's objects, in hundredths of the real sample's
 */
public record ExportSize(int blasts, int messages, int transactional, int profiles, int labels) {
  private static final int LIKE_THE_SAMPLE = 100;

  /** The sandbox's sizes: a few seconds' work at scale 1. */
  public static ExportSize of(int scale) {
    return new ExportSize(20, 2_000 * scale, 400 * scale, 200 * scale, LIKE_THE_SAMPLE);
  }
}
