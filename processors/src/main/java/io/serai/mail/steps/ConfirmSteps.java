package io.serai.mail.steps;

import io.serai.mail.model.Outbox;
import io.serai.mail.store.Heartbeats;
import io.serai.mail.store.Unconfirmed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;

/**
 * Steps of {@code routes/mail-confirm.camel.yaml} and {@code routes/mail-unconfirmed.camel.yaml}.
 */
public final class ConfirmSteps {
  private final Outbox outbox;
  private final Heartbeats heartbeats;
  private final Unconfirmed unconfirmed;
  private final Clock clock;
  private final int most;

  /**
   * @param most confirmations that are published again in one step
   */
  public ConfirmSteps(
      Outbox outbox, Heartbeats heartbeats, Unconfirmed unconfirmed, Clock clock, int most) {
    this.outbox = outbox;
    this.heartbeats = heartbeats;
    this.unconfirmed = unconfirmed;
    this.clock = clock;
    this.most = most;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Matches a message of a worker; the property {@code matched} says what it was to the hub. */
  public void match(Exchange exchange) {
    BusMessage message = BusMessage.read(exchange.getMessage().getBody(String.class));
    exchange.setProperty("matched", matched(message));
  }

  private String matched(BusMessage message) {
    if (BusMessage.HEARTBEAT.equals(message.type())) {
      return heartbeats.returned(message.id(), now()) ? "heartbeat" : "nothing";
    }
    return outbox.confirmed(message.id(), now()).name().toLowerCase(Locale.ROOT);
  }

  /** Puts the confirmations that did not come into the body, as their workers said them. */
  public void ask(Exchange exchange) {
    Instant now = now();
    List<String> messages =
        unconfirmed.ask(most, now).stream()
            .map(id -> BusMessage.of(BusMessage.SENT, id, now).json())
            .toList();
    exchange.getMessage().setBody(messages);
  }
}
