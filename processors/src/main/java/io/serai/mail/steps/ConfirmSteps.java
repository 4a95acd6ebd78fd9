package io.serai.mail.steps;

import io.serai.mail.model.Outbox;
import io.serai.mail.model.Step;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.camel.Exchange;

/** Steps of {@code routes/mail-confirm.camel.yaml}. */
public final class ConfirmSteps {
  private final Outbox outbox;
  private final Clock clock;

  public ConfirmSteps(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Matches a message of a worker; the property {@code matched} says what it was to the hub. */
  public void match(Exchange exchange) {
    String id = BusMessage.read(exchange.getMessage().getBody(String.class)).id();
    Step.Result result = outbox.confirmed(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
    exchange.setProperty("matched", result.name().toLowerCase(Locale.ROOT));
  }
}
