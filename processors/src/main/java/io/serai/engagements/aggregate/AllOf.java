package io.serai.engagements.aggregate;

import io.serai.core.Counts;
import io.serai.engagements.elastic.Write;

/** The outcome of an account or a domain, which is that of all its documents. */
final class AllOf implements Write.Result {
  private final Counts counts;
  private final Runnable written;
  private int open;
  private boolean discarded;

  AllOf(int documents, Counts counts, Runnable written) {
    this.open = documents;
    this.counts = counts;
    this.written = written;
  }

  @Override
  public void confirmed() {
    close();
  }

  @Override
  public void discarded() {
    discarded = true;
    close();
  }

  private void close() {
    open--;
    if (open > 0) {
      return;
    }
    counts.produced(1);
    if (discarded) {
      counts.rejected(1);
    } else {
      counts.written(1);
    }
    written.run();
  }
}
