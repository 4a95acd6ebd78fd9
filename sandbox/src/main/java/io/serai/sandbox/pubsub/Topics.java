package io.serai.sandbox.pubsub;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All topics and subscriptions, in memory, under one lock. */
final class Topics {
  private static final int DEFAULT_DEADLINE_SECONDS = 10;

  private final Clock clock;
  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<String, Backlog> backlogs = new TreeMap<>();
  private final DeadLetters letters = new DeadLetters(this::publishLetter);
  private long messages;

  Topics(Clock clock) {
    this.clock = clock;
  }

  /** Works under the lock, then hands out whatever can be. */
  synchronized <T> T under(Supplier<T> work) {
    T result = work.get();
    backlogs.values().forEach(Backlog::pump);
    return result;
  }

  /** Gives back what is overdue. */
  void expire() {
    under(
        () -> {
          List.copyOf(backlogs.values()).forEach(Backlog::expire);
          return null;
        });
  }

  Topic create(Topic topic) {
    if (topics.putIfAbsent(topic.getName(), topic) != null) {
      throw failure(Status.ALREADY_EXISTS, "Topic already exists: " + topic.getName());
    }
    return topic;
  }

  Topic topic(String name) {
    Topic topic = topics.get(name);
    if (topic == null) {
      throw failure(Status.NOT_FOUND, "Topic not found: " + name);
    }
    return topic;
  }

  List<Topic> topicsOf(String project) {
    return topics.values().stream()
        .filter(topic -> topic.getName().startsWith(project + "/"))
        .toList();
  }

  void delete(String name) {
    topic(name);
    topics.remove(name);
  }

  Subscription create(Subscription asked) {
    topic(asked.getTopic());
    if (backlogs.containsKey(asked.getName())) {
      throw failure(Status.ALREADY_EXISTS, "Subscription already exists: " + asked.getName());
    }
    Subscription subscription =
        asked.getAckDeadlineSeconds() == 0
            ? asked.toBuilder().setAckDeadlineSeconds(DEFAULT_DEADLINE_SECONDS).build()
            : asked;
    backlogs.put(subscription.getName(), new Backlog(subscription, clock, letters));
    return subscription;
  }

  Backlog backlog(String name) {
    Backlog backlog = backlogs.get(name);
    if (backlog == null) {
      throw failure(Status.NOT_FOUND, "Subscription does not exist: " + name);
    }
    return backlog;
  }

  void deleteSubscription(String name) {
    backlog(name);
    backlogs.remove(name);
  }

  /** Ids of the messages, in their order. */
  List<String> publish(String topic, Collection<PubsubMessage> published) {
    topic(topic);
    return published.stream().map(message -> publish(topic, message)).toList();
  }

  private String publish(String topic, PubsubMessage message) {
    if (message.getData().isEmpty() && message.getAttributesCount() == 0) {
      throw failure(Status.INVALID_ARGUMENT, "A message needs data or attributes");
    }
    Instant now = clock.instant();
    String id = String.valueOf(++messages);
    PubsubMessage kept =
        message.toBuilder()
            .setMessageId(id)
            .setPublishTime(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .build();
    List.copyOf(backlogs.values()).stream()
        .filter(backlog -> backlog.subscription().getTopic().equals(topic))
        .forEach(backlog -> backlog.add(new Delivery(kept)));
    return id;
  }

  private boolean publishLetter(String topic, PubsubMessage letter) {
    if (!topics.containsKey(topic)) {
      return false;
    }
    publish(topic, letter);
    return true;
  }

  private static StatusRuntimeException failure(Status status, String why) {
    return status.withDescription(why).asRuntimeException();
  }
}
