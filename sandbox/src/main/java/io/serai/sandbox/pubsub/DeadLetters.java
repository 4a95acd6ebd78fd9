package io.serai.sandbox.pubsub;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import java.time.Instant;
import java.util.function.BiPredicate;

/** Messages that were delivered too often, with the attributes that Pub/Sub gives them. */
final class DeadLetters {
  private static final String PREFIX = "CloudPubSubDeadLetterSource";
  private static final int FEWEST_ATTEMPTS = 5;

  private final BiPredicate<String, PubsubMessage> publish;

  /**
   * @param publish puts a message into a topic; false when there is none of that name
   */
  DeadLetters(BiPredicate<String, PubsubMessage> publish) {
    this.publish = publish;
  }

  /** Whether the message went to the subscription's dead-letter topic. */
  boolean takes(Subscription subscription, Delivery delivery) {
    if (!subscription.hasDeadLetterPolicy()) {
      return false;
    }
    int most =
        Math.max(FEWEST_ATTEMPTS, subscription.getDeadLetterPolicy().getMaxDeliveryAttempts());
    return delivery.attempts() >= most
        && publish.test(
            subscription.getDeadLetterPolicy().getDeadLetterTopic(),
            letter(subscription, delivery));
  }

  private static PubsubMessage letter(Subscription subscription, Delivery delivery) {
    String[] name = subscription.getName().split("/");
    PubsubMessage message = delivery.message();
    Timestamp published = message.getPublishTime();
    return message.toBuilder()
        .putAttributes(PREFIX + "DeliveryCount", String.valueOf(delivery.attempts()))
        .putAttributes(PREFIX + "Subscription", name[name.length - 1])
        .putAttributes(PREFIX + "SubscriptionProject", name[1])
        .putAttributes(
            PREFIX + "TopicPublishTime",
            Instant.ofEpochSecond(published.getSeconds(), published.getNanos()).toString())
        .build();
  }
}
