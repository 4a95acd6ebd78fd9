package io.serai.totesys.extract;

/** The versions of a chunk in the hub's database. */
record HubVersions(DeliveredRows before, PendingRows now) implements Versions {
  @Override
  public boolean delivered(long key, String stamp, byte[] hash) {
    return before.contain(key, stamp, hash);
  }

  @Override
  public void add(long key, String stamp, byte[] hash) {
    now.add(key, stamp, hash);
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
  public void remove(long key, String stamp, byte[] hash) {
    now.remove(key, stamp, hash);
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
