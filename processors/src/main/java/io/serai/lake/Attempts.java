package io.serai.lake;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
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

  /** Begins a try of a manifest; false when it is set aside and must be left alone. */
  public boolean begin(Exchange exchange, Run run, String manifest) {
    return begin(exchange, run, manifest, ManifestCodec.unitOf(manifest));
  }

  /** As {@link #begin(Exchange, Run, String)}, for any input; {@code unit} is to blame for it. */
  public boolean begin(Exchange exchange, Run run, String input, String unit) {
    run.requireLease();
    if (!ledger.tried(run, input)) {
      refused(run, input, unit);
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

  /** An input that was set aside for what is wrong with it has told the run already. */
  private static void refused(Run run, String input, String unit) {
    if (run.failures().stream().noneMatch(failure -> failure.unit().equals(unit))) {
      run.failed(
          unit,
          new SeraiException(
              HubError.QUARANTINED, run.flow(), "'%s' ended the process three times", input));
    }
  }
}
