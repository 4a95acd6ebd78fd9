package io.serai.totesys;

import io.serai.core.Ledger;
import io.serai.core.Run;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Notes the try of an input before the work and its end after it. The end is tied to the exchange,
 * so that it is noted whichever step fails; only a dead process leaves a try open.
 */
public final class Attempts {
  private final Ledger ledger;

  public Attempts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Begins a try; false when the input is set aside and must be left alone. */
  public boolean begin(Exchange exchange, Run run, String input) {
    run.requireLease();
    if (!ledger.tried(run, input)) {
      return false;
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                ledger.ended(run, input);
              }
            });
    return true;
  }
}
