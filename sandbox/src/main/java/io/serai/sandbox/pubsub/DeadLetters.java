package io.serai.sandbox.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
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
    return message.toBuilder()
        .putAttributes(PREFIX + "DeliveryCount", String.valueOf(delivery.attempts()))
        .putAttributes(PREFIX + "Subscription", name[name.length - 1])
        .putAttributes(PREFIX + "SubscriptionProject", name[1])
        .putAttributes(
            PREFIX + "TopicPublishTime",
            java.time.Instant.ofEpochSecond(
                    message.getPublishTime().getSeconds(), message.getPublishTime().getNanos())
                .toString())
        .build();
  }
}
