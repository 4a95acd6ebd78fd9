package io.serai.mail.steps;

import io.serai.core.FaultPoints;
import io.serai.mail.model.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.Exchange;

/** Steps of {@code routes/mail-dispatch.camel.yaml}. */
public final class DispatchSteps {
  private final Outbox outbox;
  private final Clock clock;
  private final int most;

  /**
   * @param most mails that are noted as published in one transaction
   */
  public DispatchSteps(Outbox outbox, Clock clock, int most) {
    this.outbox = outbox;
    this.clock = clock;
    this.most = most;
  }

  /** Puts the bus messages of due mails into the body; an empty list when none is due. */
  public void due(Exchange exchange) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<String> messages =
        outbox.due(most, now).stream().map(id -> BusMessage.of("send", id, now).json()).toList();
    FaultPoints.at("mail.dispatch.after-write");
    exchange.getMessage().setBody(messages);
  }
}
