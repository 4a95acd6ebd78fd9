package io.serai.sandbox.totesys;

/**
 * Numbers that look random and are a pure function of a seed, a purpose and an index, so that any
 * row can be made alone, in any order, on any machine. The mixing is SplitMix64's (Steele, Lea,
 * Flood: Fast Splittable Pseudorandom Number Generators, 2014).
 */
record Dice(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** A number below the bound; the same for the same arguments. */
  int below(int bound, Purpose purpose, long index) {
    return (int) Long.remainderUnsigned(roll(purpose, index), bound);
  }

  /** A number between the two, both possible. */
  int between(int least, int most, Purpose purpose, long index) {
    return least + below(most - least + 1, purpose, index);
  }

  private long roll(Purpose purpose, long index) {
    return mix(mix(mix(seed) + GOLDEN * purpose.name().hashCode()) + GOLDEN * index);
  }

  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** What a number is for: each purpose has a stream of its own, named by its constant. */
  enum Purpose {
    TIME,
    DESIGN,
    STAFF,
    COUNTERPARTY,
    LOCATION,
    CURRENCY,
    QUANTITY,
    PRICE,
    DELIVERY,
    DUE,
    SAME_DAY,
    PAY_JOB,
    PAY_JOB_STEP,
    ITEM,
    COMPANY_ACCOUNT,
    COUNTERPARTY_ACCOUNT,
    DESIGN_NAME,
    DESIGN_FOLDER,
    DESIGN_FILE,
    DESIGN_TIME,
    ACTIVITY,
    PICK
  }
}
