package io.serai.hub.flow;

import io.serai.hub.ledger.Alarms;
import io.serai.hub.ledger.Alarms.Kind;
import io.serai.mail.store.Unconfirmed;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Raises the alarm of mails that were sent and not confirmed, and clears it with the last one. */
record ConfirmGap(Unconfirmed unconfirmed, Alarms alarms, Clock clock) implements Processor {
  private static final String STAGE = "confirm";

  @Override
  public void process(Exchange exchange) {
    long mails = unconfirmed.gap(clock.instant());
    if (mails == 0) {
      alarms.clear("mail", STAGE, Kind.CONFIRMATION);
    } else {
      alarms.raise("mail", STAGE, Kind.CONFIRMATION, mails + " mails were not confirmed");
    }
  }
}
