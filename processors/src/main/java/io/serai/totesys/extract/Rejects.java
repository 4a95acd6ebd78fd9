package io.serai.totesys.extract;

import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import java.util.ArrayList;
import java.util.List;

/** Refused rows of a chunk on their way to the ledger; a bounded number waits in memory. */
final class Rejects {
  private static final int MOST = 10_000;

  private final Ledger ledger;
  private final Run run;
  private final List<Reject> waiting = new ArrayList<>();
  private long stored;

  Rejects(Ledger ledger, Run run) {
    this.ledger = ledger;
    this.run = run;
  }

  void add(Reject reject) {
    waiting.add(reject);
    if (waiting.size() == MOST) {
      store();
    }
  }

  /** Makes all of them durable. */
  void store() {
    if (!waiting.isEmpty()) {
      ledger.reject(run, List.copyOf(waiting));
      stored += waiting.size();
      waiting.clear();
    }
  }

  /** How many are durable. */
  long stored() {
    return stored;
  }
}
