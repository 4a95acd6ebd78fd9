package io.serai.engagements.aggregate;

import io.serai.core.FaultPoints;
import io.serai.core.Run;
import io.serai.engagements.elastic.Answers;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/** The Java steps of a batch's route. */
public final class AggregateSteps {
  private AggregateSteps() {}

  /** Begins the batch in the body. */
  public static void open(Exchange exchange) throws InvalidPayloadException {
    Batch batch = exchange.getMessage().getMandatoryBody(Batch.class);
    exchange.getProperty(Run.PROPERTY, Run.class).counts(batch.unit()).read(batch.size());
    exchange.setProperty(Batch.PROPERTY, batch);
    exchange.setProperty("unit", batch.unit());
  }

  /** Names the searches of the next pages. */
  public static void ask(Exchange exchange) {
    exchange.setProperty(Answers.ASKED, batch(exchange).ask());
  }

  /** Counts the pages in; the body becomes the documents that are done. */
  public static void documents(Exchange exchange) throws InvalidPayloadException {
    Batch batch = batch(exchange);
    exchange.getMessage().setBody(batch.accept(Answers.of(exchange)));
    FaultPoints.at("engagements.aggregate.after-read");
  }

  private static Batch batch(Exchange exchange) {
    return exchange.getProperty(Batch.PROPERTY, Batch.class);
  }
}
