package io.serai.totesys.extract;

/** The versions of a chunk in the hub's database. */
record HubVersions(DeliveredRows before, PendingRows now) implements Versions {
  @Override
  public boolean delivered(long key, long micros, byte[] hash) {
    return before.contain(key, micros, hash);
  }

  @Override
  public void add(long key, long micros, byte[] hash) {
    now.add(key, micros, hash);
  }

  @Override
  public void watch(Gone gone) {
    before.watch(gone);
  }

  @Override
  public void end() {
    before.end();
  }

  @Override
  public void remove(long key, long micros, byte[] hash) {
    now.remove(key, micros, hash);
  }

  @Override
  public void commit() {
    now.commit();
  }

  @Override
  public void close() {
    try {
      before.close();
    } finally {
      now.close();
    }
  }
}
