package io.serai.leads.clicks;

import io.serai.leads.ClickMessage;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.MarkMessage;
import io.serai.leads.Unit;
import io.serai.leads.queue.Delivery;
import java.time.Instant;

/**
 * A message of the queue of clicks while its batch is worked on.
 *
 * @param unit that its send is looked for in: that of the log, or the one the send belongs to
 * @param at the instant of the click
 */
record Work(Delivery delivery, ClickMessage message, Unit unit, Instant at) {
  String jobId() {
    return message.row().jobId();
  }

  Entity send() {
    return unit.entity(Kind.SEND, jobId());
  }

  Entity person() {
    return unit.entity(Kind.SUBSCRIBER, message.row().subscriberId());
  }

  /** The mark of its row, which is in the log it was read from. */
  MarkMessage mark(String outcome) {
    return MarkMessage.of(message.bu(), message.row(), outcome);
  }

  Work in(Unit other) {
    return new Work(delivery, message, other, at);
  }

  /** Whether its send is of another unit than its log. */
  boolean foreign() {
    return !unit.key().equals(message.bu());
  }
}
