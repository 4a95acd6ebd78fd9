package io.serai.leads.settle;

import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Waits until no queue holds a message, visible, hidden or delayed. */
public final class Drain {
  private static final long POLL_MS = 250;

  /** why twice: the service says itself that its numbers are approximate. */
  private static final int EMPTY_TIMES = 2;

  private static final List<QueueAttributeName> NUMBERS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final SqsClient sqs;
  private final Queues queues;
  private final Duration patience;

  public Drain(SqsClient sqs, Queues queues, Duration patience) {
    this.sqs = sqs;
    this.queues = queues;
    this.patience = patience;
  }

  /** Whether the queues ran empty within the patience. */
  boolean awaitEmpty() throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    int empty = 0;
    while (true) {
      empty = messages() == 0 ? empty + 1 : 0;
      if (empty == EMPTY_TIMES) {
        return true;
      }
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
  }

  private long messages() {
    long messages = 0;
    for (Stage stage : Stage.values()) {
      messages +=
          sqs
              .getQueueAttributes(ask -> ask.queueUrl(queues.url(stage)).attributeNames(NUMBERS))
              .attributesAsStrings()
              .values()
              .stream()
              .mapToLong(Long::parseLong)
              .sum();
    }
    return messages;
  }
}
