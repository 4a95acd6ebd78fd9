package io.serai.lake;

import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Sets manifests aside that were altered or whose parts were: an open dead letter, which the stage
 * before answers by making the data again, and a run that ends FAILED with the table named.
 */
public final class SetAside implements Processor {
  private final Ledger ledger;

  public SetAside(Ledger ledger) {
    this.ledger = ledger;
  }

  /** For a body of {@link FetchedWork}: each damaged part's manifest. */
  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    FetchedWork work = exchange.getMessage().getBody(FetchedWork.class);
    for (Fetch fetch : work.fetches()) {
      fetch.damage().ifPresent(why -> manifest(run, fetch.unit(), fetch.manifest(), why));
    }
  }

  /**
   * @param unit the table or target to name
   * @param why ALTERED_FILE or BAD_MANIFEST
   */
  public void manifest(Run run, String unit, String manifest, SeraiException why) {
    ledger.quarantine(run, manifest, why, Map.of("unit", unit, "manifest", manifest), "");
    run.notConserved(unit, why);
  }
}
