package io.serai.totesys.extract;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.totesys.SourceTable;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Notes that a table is tried before it is touched, and that the try has ended once the exchange is
 * over, however it went: only a try that ended the process stays open.
 */
public final class TableAttempt implements Processor {
  private final Ledger ledger;

  public TableAttempt(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @throws SeraiException QUARANTINED for a table that is set aside
   */
  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    String table = exchange.getMessage().getBody(SourceTable.class).table();
    if (!ledger.tried(run, table)) {
      throw new SeraiException(
          HubError.QUARANTINED, "totesys", "table '%s' ended the process three times", table);
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                TableRead read = done.getProperty(TableRead.PROPERTY, TableRead.class);
                if (read != null) {
                  read.withdrawUnlessSettled();
                }
                ledger.ended(run, table);
              }
            });
  }
}
