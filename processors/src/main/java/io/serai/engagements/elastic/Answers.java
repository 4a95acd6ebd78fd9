package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/** The steps around a multi-search: what is asked, and whether the answers are whole. */
public final class Answers {
  /** Exchange property: the searches to make, a list of {@link RequestItem}. */
  public static final String ASKED = "asked";

  private Answers() {}

  /** Puts the searches into the body, in the form the endpoint uses up at each try. */
  @SuppressWarnings("unchecked")
  public static void ask(Exchange exchange) {
    List<RequestItem> searches = exchange.getProperty(ASKED, List.class);
    exchange.getMessage().setBody(new MsearchRequest.Builder().searches(searches));
  }

  /** Refuses answers of which a part failed: a shard that did not answer is a loss of counts. */
  @SuppressWarnings("unchecked")
  public static void check(Exchange exchange) throws InvalidPayloadException {
    exchange.getMessage().setBody(whole(exchange.getMessage().getMandatoryBody(List.class)));
  }

  /**
   * Turns whatever went wrong into an error with a code.
   *
   * <p>why the flags: an exchange whose repetitions are used up is passed by at every outer error
   * handler, and the account would not be counted as failed.
   */
  public static void fail(Exchange exchange) {
    exchange.getExchangeExtension().setFailureHandled(false);
    exchange.getExchangeExtension().setErrorHandlerHandled(null);
    exchange.getExchangeExtension().setRedeliveryExhausted(false);
    throw Failures.coded(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  /** The answers that a step put into the body. */
  @SuppressWarnings("unchecked")
  public static List<MultiSearchResponseItem<ObjectNode>> of(Exchange exchange)
      throws InvalidPayloadException {
    return exchange.getMessage().getMandatoryBody(List.class);
  }

  static List<MultiSearchResponseItem<ObjectNode>> whole(
      List<MultiSearchResponseItem<ObjectNode>> answers) {
    for (MultiSearchResponseItem<ObjectNode> answer : answers) {
      if (answer.isFailure()) {
        throw Failures.of(
            answer.failure().status(), Failures.request(answer.failure().error()), null);
      }
      MultiSearchItem<ObjectNode> result = answer.result();
      if (result.timedOut() || result.shards().failed().intValue() > 0) {
        throw new SeraiException(
            EngagementsError.CLUSTER_UNAVAILABLE,
            "engagements",
            "%s of %s shards did not answer",
            result.shards().failed(),
            result.shards().total());
      }
    }
    return new ArrayList<>(answers);
  }
}
