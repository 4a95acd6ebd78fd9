package io.serai.leads.queue;

import io.serai.core.FaultPoints;
import io.serai.leads.Meters;
import io.serai.leads.queue.Delivery.Fate;
import io.serai.leads.queue.Queues.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/**
 * Bean {@code leadsEnd}: the last step of a batch, after everything it wrote is durable (I3). Dead
 * letters are filed, then messages are deleted in tens; those that come again are hidden for their
 * pause.
 */
public final class Ending {
  private static final int MOST = 10;

  private final SqsClient sqs;
  private final Queues queues;
  private final Letters letters;
  private final Meters meters;

  public Ending(SqsClient sqs, Queues queues, Letters letters, Meters meters) {
    this.sqs = sqs;
    this.queues = queues;
    this.letters = letters;
    this.meters = meters;
  }

  /** Ends the batch of an exchange; property {@code stage} says whose queue it came from. */
  public void end(Exchange exchange) {
    Stage stage = exchange.getProperty("stage", Stage.class);
    end(stage, Batch.of(exchange));
  }

  /** Ends a batch. */
  public void end(Stage stage, Batch batch) {
    FaultPoints.at("leads.%s.after-write".formatted(stage.word()));
    List<Delivery> deleted = new ArrayList<>();
    List<Delivery> later = new ArrayList<>();
    for (Delivery delivery : batch.deliveries()) {
      if (delivery.fate() == Fate.DEAD) {
        letters.file(stage.word(), delivery.input(), delivery.why(), delivery.body());
      }
      if (delivery.fate() == Fate.DONE || delivery.fate() == Fate.DEAD) {
        deleted.add(delivery);
      } else if (delivery.fate() == Fate.LATER) {
        later.add(delivery);
      }
      meters.count(stage.word(), delivery.fate());
    }
    tens(later).forEach(some -> hide(queues.url(stage), some));
    tens(deleted).forEach(some -> delete(queues.url(stage), some));
    FaultPoints.at("leads.%s.after-ack".formatted(stage.word()));
  }

  private static List<List<Delivery>> tens(List<Delivery> deliveries) {
    return IntStream.iterate(0, from -> from < deliveries.size(), from -> from + MOST)
        .mapToObj(from -> deliveries.subList(from, Math.min(deliveries.size(), from + MOST)))
        .toList();
  }

  /** A message that is not deleted comes again, which does no harm. */
  private void delete(String url, List<Delivery> some) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Delivery one : some) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id("i-" + entries.size())
              .receiptHandle(one.receipt())
              .build());
    }
    sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
  }

  private void hide(String url, List<Delivery> some) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (Delivery one : some) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id("i-" + entries.size())
              .receiptHandle(one.receipt())
              .visibilityTimeout((int) one.pause().toSeconds())
              .build());
    }
    sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries));
  }
}
