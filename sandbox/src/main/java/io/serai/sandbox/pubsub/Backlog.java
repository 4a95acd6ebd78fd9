package io.serai.sandbox.pubsub;

import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A subscription: what waits, and what is out until it is acknowledged or its deadline passes.
 * Guarded by the lock of {@link Topics}.
 */
final class Backlog {
  private final Subscription subscription;
  private final Clock clock;
  private final DeadLetters letters;
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private final Map<String, Out> out = new LinkedHashMap<>();
  private final List<Consumer> consumers = new ArrayList<>();
  private long acks;

  private record Out(Delivery delivery, Consumer consumer, Instant deadline) {}

  Backlog(Subscription subscription, Clock clock, DeadLetters letters) {
    this.subscription = subscription;
    this.clock = clock;
    this.letters = letters;
  }

  Subscription subscription() {
    return subscription;
  }

  void add(Delivery delivery) {
    waiting.addLast(delivery);
  }

  void attach(Consumer consumer) {
    consumers.add(consumer);
  }

  void detach(Consumer consumer) {
    consumers.remove(consumer);
  }

  /** Hands out what consumers have room for, in turn. */
  void pump() {
    for (Consumer consumer : List.copyOf(consumers)) {
      int room = consumer.room();
      if (room > 0 && !waiting.isEmpty()) {
        consumer.send(take(room, consumer.deadlineSeconds(), consumer));
        // why: the next message goes to the next consumer first
        consumers.remove(consumer);
        consumers.add(consumer);
      }
    }
  }

  /**
   * Takes messages out.
   *
   * @param consumer null for a pull of its own
   */
  List<ReceivedMessage> take(int most, int deadlineSeconds, Consumer consumer) {
    Instant deadline = clock.instant().plusSeconds(deadlineSeconds);
    List<ReceivedMessage> taken = new ArrayList<>();
    while (taken.size() < most && !waiting.isEmpty()) {
      Delivery delivery = waiting.removeFirst();
      delivery.attempted();
      String ack = subscription.getName() + "#" + acks++;
      out.put(ack, new Out(delivery, consumer, deadline));
      if (consumer != null) {
        consumer.took();
      }
      ReceivedMessage.Builder message =
          ReceivedMessage.newBuilder().setAckId(ack).setMessage(delivery.message());
      if (subscription.hasDeadLetterPolicy()) {
        message.setDeliveryAttempt(delivery.attempts());
      }
      taken.add(message.build());
    }
    return taken;
  }

  void acknowledge(Collection<String> ids) {
    ids.forEach(this::end);
  }

  /** Moves a deadline; none left means that the message is given back. */
  void modify(String id, int seconds) {
    if (seconds == 0) {
      giveBack(id);
    } else {
      Instant deadline = clock.instant().plusSeconds(seconds);
      out.computeIfPresent(id, (ack, held) -> new Out(held.delivery(), held.consumer(), deadline));
    }
  }

  /** Gives back what was not acknowledged in time. */
  void expire() {
    Instant now = clock.instant();
    out.entrySet().stream()
        .filter(entry -> entry.getValue().deadline().isBefore(now))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::giveBack);
  }

  private Out end(String id) {
    Out ended = out.remove(id);
    if (ended != null && ended.consumer() != null) {
      ended.consumer().gaveBack();
    }
    return ended;
  }

  private void giveBack(String id) {
    Out held = end(id);
    if (held == null) {
      return;
    }
    if (!letters.takes(subscription, held.delivery())) {
      waiting.addFirst(held.delivery());
    }
  }

  /** How long a pull of its own may hold messages. */
  Duration deadline() {
    return Duration.ofSeconds(subscription.getAckDeadlineSeconds());
  }
}
