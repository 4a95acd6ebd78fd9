package io.serai.leads.queue;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;

/** Messages of one queue that are worked on together. */
public final class Batch {
  /** Exchange property that carries the batch. */
  public static final String PROPERTY = "batch";

  private static final String RECEIVED = "ApproximateReceiveCount";

  private final List<Delivery> deliveries = new ArrayList<>();

  /** A batch of these. */
  public static Batch of(List<Delivery> deliveries) {
    Batch batch = new Batch();
    batch.deliveries.addAll(deliveries);
    return batch;
  }

  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** Those that are still to be ended well. */
  public List<Delivery> good() {
    return deliveries.stream().filter(one -> one.fate() == Delivery.Fate.DONE).toList();
  }

  /** The batch of an exchange. */
  public static Batch of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, Batch.class);
  }

  /** Bean {@code leadsGather}: adds each message to the batch of those before it. */
  public static final class Gather implements AggregationStrategy {
    @Override
    public Exchange aggregate(Exchange before, Exchange message) {
      Exchange kept = before;
      if (kept == null) {
        kept = message;
        kept.setProperty(PROPERTY, new Batch());
      }
      of(kept).deliveries.add(delivery(message.getMessage()));
      return kept;
    }

    private static Delivery delivery(Message message) {
      return new Delivery(
          message.getBody(String.class),
          message.getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class),
          message.getHeader(RECEIVED, 1, Integer.class));
    }
  }
}
