package io.serai.leads.queue;

import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import io.serai.leads.queue.Queues.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Messages that wait to be sent: at most ten at once, each with an id of its own, and only those
 * that failed once more.
 */
public final class Outbox {
  /** Exchange property that carries the outbox. */
  public static final String PROPERTY = "outbox";

  private static final int MOST = 10;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_TRIES = 8;
  private static final long FIRST_PAUSE_MS = 50;

  private final Queues queues;
  private final Map<Stage, Deque<String>> waiting = new EnumMap<>(Stage.class);
  private final Map<Stage, Long> sent = new EnumMap<>(Stage.class);
  private Stage now;
  private List<String> underWay = List.of();
  private int failures;

  public Outbox(Queues queues) {
    this.queues = queues;
  }

  /** Adds a message. */
  public void add(Stage queue, String message) {
    waiting.computeIfAbsent(queue, stage -> new ArrayDeque<>()).add(message);
  }

  /** Whether messages wait. */
  public boolean more() {
    return waiting.values().stream().anyMatch(messages -> !messages.isEmpty());
  }

  /** How many messages of a queue SQS has taken. */
  public long sent(Stage queue) {
    return sent.getOrDefault(queue, 0L);
  }

  /** The address of the queue whose turn it is. */
  public String url() {
    return queues.url(now);
  }

  /** The name of that queue. */
  public String queue() {
    return queues.names().get(now);
  }

  /** How long to wait before the next request, in milliseconds. */
  public long pause() {
    return failures == 0 ? 0 : FIRST_PAUSE_MS << (failures - 1);
  }

  /** The next request. */
  public SendMessageBatchRequest next() {
    now =
        waiting.entrySet().stream()
            .filter(queue -> !queue.getValue().isEmpty())
            .findFirst()
            .orElseThrow()
            .getKey();
    underWay = take(waiting.get(now));
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (String message : underWay) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id("i-" + entries.size())
              .messageBody(message)
              .build());
    }
    return SendMessageBatchRequest.builder().queueUrl(url()).entries(entries).build();
  }

  private static List<String> take(Deque<String> messages) {
    List<String> taken = new ArrayList<>();
    int bytes = 0;
    while (!messages.isEmpty() && taken.size() < MOST) {
      bytes += messages.peek().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES && !taken.isEmpty()) {
        break;
      }
      taken.add(messages.poll());
    }
    return taken;
  }

  /**
   * Takes in what SQS answered.
   *
   * @throws SeraiException QUEUE_UNAVAILABLE when entries fail again and again
   */
  public void answered(SendMessageBatchResponse answer) {
    List<BatchResultErrorEntry> failed = answer.failed();
    sent.merge(now, (long) underWay.size() - failed.size(), Long::sum);
    if (failed.isEmpty()) {
      failures = 0;
      return;
    }
    failures++;
    if (failures == MOST_TRIES) {
      throw new SeraiException(
          LeadsError.QUEUE_UNAVAILABLE,
          "leads",
          "queue '%s' refused a message %d times (%s)",
          queues.names().get(now),
          MOST_TRIES,
          failed.get(0).code());
    }
    failed.forEach(
        entry -> waiting.get(now).add(underWay.get(Integer.parseInt(entry.id().substring(2)))));
  }
}
