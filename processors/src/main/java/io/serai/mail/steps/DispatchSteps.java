package io.serai.mail.steps;

import io.serai.core.FaultPoints;
import io.serai.mail.model.Outbox;
import io.serai.mail.store.Heartbeats;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Steps of {@code routes/mail-dispatch.camel.yaml}. */
public final class DispatchSteps {
  private final Outbox outbox;
  private final Heartbeats heartbeats;
  private final Clock clock;
  private final int most;

  /**
   * @param most mails that are noted as published in one transaction
   */
  public DispatchSteps(Outbox outbox, Heartbeats heartbeats, Clock clock, int most) {
    this.outbox = outbox;
    this.heartbeats = heartbeats;
    this.clock = clock;
    this.most = most;
  }

  /** Puts the bus messages of what is due into the body; an empty list when nothing is. */
  public void due(Exchange exchange) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<String> messages =
        Stream.concat(
                messages(BusMessage.HEARTBEAT, heartbeats.due(most, now), now),
                messages(BusMessage.SEND, outbox.due(most, now), now))
            .toList();
    if (!messages.isEmpty()) {
      FaultPoints.at("mail.dispatch.after-write");
    }
    exchange.getMessage().setBody(messages);
  }

  private static Stream<String> messages(String type, List<String> ids, Instant now) {
    return ids.stream().map(id -> BusMessage.of(type, id, now).json());
  }
}
