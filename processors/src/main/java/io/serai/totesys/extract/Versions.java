package io.serai.totesys.extract;

/** Row versions of one chunk: which were delivered before, and which are delivered now. */
interface Versions extends AutoCloseable {
  /** For tables whose versions are not remembered. */
  Versions NONE =
      new Versions() {
        @Override
        public boolean delivered(long key, String stamp, byte[] hash) {
          return false;
        }

        @Override
        public void add(long key, String stamp, byte[] hash) {}

        @Override
        public void commit() {}

        @Override
        public void close() {}
      };

  /** Whether exactly this version was delivered. Keys must be asked for in ascending order. */
  boolean delivered(long key, String stamp, byte[] hash);

  /** Notes a version as delivered; it counts when the run has closed. */
  void add(long key, String stamp, byte[] hash);

  /** Makes the notes durable. */
  void commit();

  @Override
  void close();
}
