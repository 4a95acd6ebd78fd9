package io.serai.sandbox.leads;

/** How much a business unit has. */
record LeadsSize(int sends, int subscribers, int clicks) {
  private static final int SENDS_AN_EMAIL = 2;

  /** The sandbox's sizes: more rows than a page at scale 1. */
  static LeadsSize of(int scale) {
    return new LeadsSize(24 * scale, 400 * scale, 3_000 * scale);
  }

  /** Some e-mails are sent more than once. */
  int emails() {
    return Math.max(1, sends / SENDS_AN_EMAIL);
  }
}
