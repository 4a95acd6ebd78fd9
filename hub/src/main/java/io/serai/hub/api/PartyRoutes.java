package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.store.Listing;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.RestParamType;

/** Answers to requests of a party: who asks comes from the token and from nowhere else. */
abstract class PartyRoutes extends RouteBuilder {
  private final Access access;
  private final Scopes scopes = new Scopes();

  PartyRoutes(Access access) {
    this.access = access;
  }

  /** An answer and its status; one without a body has none. */
  record Reply(int status, Object body) {}

  @Override
  public final void configure() {
    onException(Exception.class).handled(true).process(new Problem());
    answers();
    scopes.document(getRestCollection());
  }

  abstract void answers();

  /** Makes {@code direct:<id>} answer those whose token has a scope. */
  final void answer(String id, String scope, BiFunction<String, Message, Reply> answer) {
    from(id, access.require(scopes.of(id, scope)), scope, answer);
  }

  /**
   * As {@link #answer}, and also what comes by {@link LargeBodies}: Camel merges a route of the
   * REST DSL with the one it calls, so that nobody else can call that.
   */
  final void answerLarge(String id, String scope, BiFunction<String, Message, Reply> answer) {
    answer(id, scope, answer);
    from(LargeBodies.route(id), access.require(scope), scope, answer);
  }

  private void from(
      String id, Processor check, String scope, BiFunction<String, Message, Reply> answer) {
    from("direct:" + id)
        .routeId(id + "-answer")
        .description("Needs scope " + scope)
        .process(check)
        .process(
            exchange -> {
              String party = exchange.getProperty(Access.PARTY, String.class);
              Reply reply = answer.apply(party, exchange.getMessage());
              exchange.getMessage().removeHeaders("*");
              exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
              if (reply.body() == null) {
                exchange.getMessage().setBody(null);
              } else {
                exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
                exchange.getMessage().setBody(ApiJson.write(reply.body()));
              }
            });
  }

  /** A list that is answered by pages. */
  static RestDefinition paged(RestDefinition list) {
    for (String parameter : List.of("limit", "cursor")) {
      list.param().name(parameter).type(RestParamType.query).required(false).endParam();
    }
    return list;
  }

  /**
   * The page of a list that is asked for.
   *
   * @throws SeraiException BAD_MAIL
   */
  static Listing.Asked page(Message message) {
    return Listing.Asked.of(
        message.getHeader("limit", "", String.class),
        message.getHeader("cursor", "", String.class));
  }

  static String type(Message message) {
    String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    return type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The body of a request that must be JSON.
   *
   * @throws SeraiException BAD_MEDIA_TYPE
   */
  static String json(Message message) {
    requireJson(message);
    return message.getBody(String.class);
  }

  /** As {@link #json}, of any size that {@link LargeBodies} lets pass. */
  static Body jsonBody(Message message) {
    requireJson(message);
    return LargeBodies.body(message);
  }

  private static void requireJson(Message message) {
    String type = type(message);
    if (!type.equals("application/json")) {
      throw new SeraiException(
          HubError.BAD_MEDIA_TYPE, "mail", "the body came as '%s', not 'application/json'", type);
    }
  }
}
