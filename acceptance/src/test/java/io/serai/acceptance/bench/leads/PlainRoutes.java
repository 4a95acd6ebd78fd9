package io.serai.acceptance.bench.leads;

import io.serai.acceptance.harness.Clicks;
import io.serai.leads.ClickMessage;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mongodb.MongoDbConstants;

/**
 * The plain Camel way, as a good Camel engineer writes it: a message, an update, a mark, and the
 * component's delete, on as many consumers as the hub has.
 */
final class PlainRoutes extends RouteBuilder {
  private final Load load;
  private final Marks marks;
  private final int consumers;

  PlainRoutes(Load load, Marks marks, int consumers) {
    this.load = load;
    this.marks = marks;
    this.consumers = consumers;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    String queue = load.space().queue(Clicks.CLICKS).url().replaceFirst(".*/", "");
    from("aws2-sqs:%s?amazonSQSClient=#sqs&maxMessagesPerPoll=10&concurrentConsumers=%d&visibilityTimeout=300&waitTimeSeconds=1"
            .formatted(queue, consumers))
        .process(PlainRoutes::update)
        .to(
            "mongodb:mongo?database=%s&collection=event-email-clicks&operation=update"
                .formatted(load.space().documents().getName()))
        .process(
            exchange -> marks.mark(List.of(exchange.getProperty("click", ClickMessage.class))));
  }

  private static void update(Exchange exchange) {
    ClickMessage click = ClickMessage.parse(exchange.getMessage().getBody(String.class));
    exchange.setProperty("click", click);
    exchange.getMessage().setHeader(MongoDbConstants.UPSERT, true);
    exchange.getMessage().setBody(List.of(Updates.filter(click), Updates.inOne(click)));
  }
}
