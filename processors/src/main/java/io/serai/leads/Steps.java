package io.serai.leads;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteResult;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.leads.cloud.MarketingCloud;
import io.serai.leads.cloud.Question;
import io.serai.leads.queue.Outbox;
import io.serai.leads.store.Writes;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Steps that several stages share: to ask, to write, to send, and to say what went wrong. */
public final class Steps {
  private static final String ORDERED = "CamelMongoDbBulkOrdered";

  private Steps() {}

  /** Asks the question in the body; the answer takes its place. */
  public static void ask(MarketingCloud cloud, Exchange exchange) throws InvalidPayloadException {
    Question question = exchange.getMessage().getMandatoryBody(Question.class);
    exchange.getMessage().setBody(cloud.ask(question));
  }

  /** Puts the bulk of the next phase into the body. */
  public static void bulk(Exchange exchange) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(ORDERED, false);
    exchange.getMessage().setBody(exchange.getProperty(Writes.PROPERTY, Writes.class).bulk());
  }

  /** The phase is durable. */
  public static void written(Exchange exchange) throws InvalidPayloadException {
    exchange
        .getProperty(Writes.PROPERTY, Writes.class)
        .written(exchange.getMessage().getMandatoryBody(BulkWriteResult.class));
  }

  /** Parts of the phase were refused, or all of it failed. */
  public static void unwritten(Exchange exchange) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoBulkWriteException refused) {
        exchange.getProperty(Writes.PROPERTY, Writes.class).refused(refused);
        return;
      }
    }
    throw coded(failure);
  }

  /** Puts the next request into the body. */
  public static void send(Exchange exchange) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(exchange.getProperty(Outbox.PROPERTY, Outbox.class).next());
  }

  /** Takes in what SQS said of every message. */
  public static void sent(Exchange exchange) throws InvalidPayloadException {
    SendMessageBatchResponse answer =
        exchange.getMessage().getMandatoryBody(SendMessageBatchResponse.class);
    exchange.getProperty(Outbox.PROPERTY, Outbox.class).answered(answer);
  }

  /** Throws what went wrong, with a code. */
  public static void fail(Exchange exchange) {
    forgetRepetitions(exchange);
    throw coded(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  /** As {@link #fail}, when the circuit breaker let nothing through. */
  public static void notAsked(Exchange exchange) {
    forgetRepetitions(exchange);
    throw new SeraiException(
        LeadsError.CLOUD_UNAVAILABLE,
        "leads",
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class),
        "Marketing Cloud did not answer the last requests and is not asked for a while");
  }

  /**
   * why: an exchange whose repetitions are used up is passed by at every outer error handler, and
   * its unit would not be counted as failed.
   */
  private static void forgetRepetitions(Exchange exchange) {
    exchange.getExchangeExtension().setFailureHandled(false);
    exchange.getExchangeExtension().setErrorHandlerHandled(null);
    exchange.getExchangeExtension().setRedeliveryExhausted(false);
  }

  private static SeraiException coded(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SeraiException known) {
        return known;
      }
      if (cause instanceof MongoException away) {
        return new SeraiException(
            LeadsError.STORE_UNAVAILABLE,
            "leads",
            failure,
            "no good answer (%s)",
            away.getClass().getSimpleName());
      }
      if (cause instanceof SdkException away) {
        return new SeraiException(
            LeadsError.QUEUE_UNAVAILABLE, "leads", failure, "%s", firstLine(away));
      }
    }
    return new SeraiException(
        HubError.UNEXPECTED,
        "leads",
        failure,
        "%s: %s",
        failure.getClass().getSimpleName(),
        firstLine(failure));
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
