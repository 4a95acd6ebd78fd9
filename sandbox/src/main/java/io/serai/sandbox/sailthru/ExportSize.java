package io.serai.sandbox.sailthru;

/**
 * How many records an export has.
 *
 * @param labels average labels of each of a profile's objects, in hundredths of the real sample's
 * @param opened one in how many campaign messages was opened
 */
public record ExportSize(
    int blasts, int messages, int transactional, int profiles, int labels, int opened) {
  private static final int LIKE_THE_SAMPLE = 100;
  private static final int OPENED_IN_THE_SAMPLE = 4;

  /** The sandbox's sizes: a few seconds' work at scale 1. */
  public static ExportSize of(int scale) {
    return new ExportSize(
        20, 2_000 * scale, 400 * scale, 200 * scale, LIKE_THE_SAMPLE, OPENED_IN_THE_SAMPLE);
  }
}
