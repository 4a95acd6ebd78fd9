package io.serai.sandbox.pubsub;

import com.google.pubsub.v1.PubsubMessage;

/** A message of one subscription. */
final class Delivery {
  private final PubsubMessage message;
  private int attempts;

  Delivery(PubsubMessage message) {
    this.message = message;
  }

  PubsubMessage message() {
    return message;
  }

  int attempts() {
    return attempts;
  }

  void attempted() {
    attempts++;
  }
}
