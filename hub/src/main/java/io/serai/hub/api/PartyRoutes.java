package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** Answers to requests of a party: who asks comes from the token and from nowhere else. */
abstract class PartyRoutes extends RouteBuilder {
  private final Access access;
  private final Scopes scopes = new Scopes();

  PartyRoutes(Access access) {
    this.access = access;
  }

  /** An answer and its status. */
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
    from("direct:" + id)
        .routeId(id + "-answer")
        .description("Needs scope " + scope)
        .process(access.require(scopes.of(id, scope)))
        .process(
            exchange -> {
              String party = exchange.getProperty(Access.PARTY, String.class);
              Reply reply = answer.apply(party, exchange.getMessage());
              exchange.getMessage().removeHeaders("*");
              exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
              exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
              exchange.getMessage().setBody(ApiJson.write(reply.body()));
            });
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
    String type = type(message);
    if (!type.equals("application/json")) {
      throw new SeraiException(
          HubError.BAD_MEDIA_TYPE, "mail", "the body came as '%s', not 'application/json'", type);
    }
    return message.getBody(String.class);
  }
}
