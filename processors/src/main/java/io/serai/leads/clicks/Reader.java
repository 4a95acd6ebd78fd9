package io.serai.leads.clicks;

import io.serai.core.SeraiException;
import io.serai.leads.ClickMessage;
import io.serai.leads.Entity;
import io.serai.leads.LeadsError;
import io.serai.leads.ServerTime;
import io.serai.leads.Unit;
import io.serai.leads.Units;
import io.serai.leads.queue.Delivery;
import java.time.Instant;
import java.util.Optional;

/** Reads messages; one that cannot be read, or whose date is none, is a dead letter at once. */
record Reader(Units units) {
  Optional<Work> read(Delivery delivery) {
    ClickMessage message;
    try {
      message = ClickMessage.parse(delivery.body());
    } catch (SeraiException e) {
      delivery.dead("message:" + Entity.hash(delivery.body()), e);
      return Optional.empty();
    }
    Optional<Unit> unit = units.find(message.bu());
    if (unit.isEmpty()) {
      delivery.dead(message.input(), wrong(LeadsError.BAD_MESSAGE, "unit", message.bu()));
      return Optional.empty();
    }
    Optional<Instant> at = ServerTime.event(message.row().eventDate());
    if (at.isEmpty()) {
      delivery.dead(
          message.input(), wrong(LeadsError.BAD_DATE, "EventDate", message.row().eventDate()));
      return Optional.empty();
    }
    return Optional.of(new Work(delivery, message, unit.get(), at.get()));
  }

  private static SeraiException wrong(LeadsError error, String what, String value) {
    return new SeraiException(error, "leads", "%s '%s' of a click is none", what, value);
  }
}
