package io.serai.totesys.extract;

/** Row versions of one chunk: which were delivered before, and which are delivered now. */
interface Versions extends AutoCloseable {
  /** Takes a version whose row is gone. */
  @FunctionalInterface
  interface Gone {
    void row(long key, byte[] hash);
  }

  /** For tables whose versions are not remembered. */
  Versions NONE =
      new Versions() {
        @Override
        public boolean delivered(long key, long micros, byte[] hash) {
          return false;
        }

        @Override
        public void add(long key, long micros, byte[] hash) {}

        @Override
        public void commit() {}

        @Override
        public void close() {}
      };

  /**
   * Whether exactly this version was delivered. Keys must be asked for in ascending order.
   *
   * @param micros its moment, or {@link Micros#NONE}
   */
  boolean delivered(long key, long micros, byte[] hash);

  /** Notes a version as delivered; it counts when the run has closed. */
  void add(long key, long micros, byte[] hash);

  /**
   * Hands over, from now on, every version that was delivered and whose row did not come; keys
   * ascend. Without this call such versions are passed over.
   */
  default void watch(Gone gone) {}

  /** All rows have come: what is left of the delivered versions is gone. */
  default void end() {}

  /** Notes that a row is gone; it counts when the run has closed. */
  default void remove(long key, long micros, byte[] hash) {}

  /** Makes the notes durable. */
  void commit();

  @Override
  void close();
}
