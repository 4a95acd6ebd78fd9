package io.serai.leads.fetch;

import io.serai.core.FaultPoints;
import io.serai.leads.cloud.Answer;
import io.serai.leads.queue.Batch;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.Writes;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/** The steps of a batch of messages that ask for entities; property {@code stage} says which. */
public final class FetchSteps {
  private final Tools tools;
  private final Folders folders;

  public FetchSteps(Tools tools) {
    this.tools = tools;
    this.folders = new Folders(tools.clock(), tools.refresh());
  }

  /** Reads the messages. */
  public void open(Exchange exchange) {
    Stage stage = Stage.valueOf(exchange.getProperty("stage", String.class));
    exchange.setProperty("stage", stage);
    FaultPoints.at("leads.%s.after-read".formatted(stage.word()));
    exchange.setProperty(Fetch.PROPERTY, fetch(stage).of(Batch.of(exchange)));
  }

  private Fetch fetch(Stage stage) {
    return switch (stage) {
      case SENDS -> new SendFetch(tools);
      case EMAILS -> new EmailFetch(tools);
      case CATEGORIES -> new CategoryFetch(tools, folders);
      case SUBSCRIBERS -> new SubscriberFetch(tools);
      case CLICKS, MARK -> throw new IllegalArgumentException(stage.word());
    };
  }

  /** Puts the next question into the body. */
  public static void ask(Exchange exchange) {
    exchange.getMessage().setBody(of(exchange).question());
  }

  /** Takes the answer from the body. */
  public static void take(Exchange exchange) throws InvalidPayloadException {
    of(exchange).take(exchange.getMessage().getMandatoryBody(Answer.class));
  }

  /** What is written. */
  public static void writes(Exchange exchange) {
    exchange.setProperty(Writes.PROPERTY, of(exchange).writes());
  }

  /** What is written after that, and what is asked for next. */
  public static void links(Exchange exchange) {
    exchange.setProperty(Writes.PROPERTY, of(exchange).links());
    exchange.setProperty(Outbox.PROPERTY, of(exchange).outbox());
  }

  private static Fetch of(Exchange exchange) {
    return exchange.getProperty(Fetch.PROPERTY, Fetch.class);
  }
}
