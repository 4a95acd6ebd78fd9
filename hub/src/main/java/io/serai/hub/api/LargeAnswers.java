package io.serai.hub.api;

import io.serai.core.SeraiException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Answers of large bodies, which may still be on their way when there is one. */
final class LargeAnswers {
  /** Who was refused may read why while the rest of the body is thrown away, so long. */
  private static final long LINGER_MS = 1000;

  private LargeAnswers() {}

  /** What a route answered. */
  static void say(RoutingContext context, Exchange answered) {
    if (answered.getException() != null) {
      refuse(context, answered.getException());
      return;
    }
    Message answer = answered.getMessage();
    HttpServerResponse response = context.response();
    if (response.closed()) {
      return;
    }
    for (String header : List.of("Content-Type", "Retry-After")) {
      String value = answer.getHeader(header, String.class);
      if (value != null) {
        response.putHeader(header, value);
      }
    }
    response
        .setStatusCode(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
        .end(answer.getBody(String.class));
  }

  /** Says what is wrong, and throws away what still comes of the body. */
  static void refuse(RoutingContext context, Throwable failure) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    HttpServerRequest request = context.request();
    boolean first = request.version() != HttpVersion.HTTP_2;
    Problem.retryAfter(failure)
        .ifPresent(seconds -> context.response().putHeader("Retry-After", seconds.toString()));
    if (first && !request.isEnded()) {
      context.response().putHeader("Connection", "close");
    }
    context
        .response()
        .setStatusCode(Problem.status(SeraiException.codeOf(failure)))
        .putHeader("Content-Type", "application/problem+json")
        .end(Problem.json(failure));
    if (!request.isEnded()) {
      request.handler(thrownAway -> {}).resume();
      if (first) {
        context
            .vertx()
            .setTimer(
                LINGER_MS,
                over -> {
                  if (!request.isEnded()) {
                    request.connection().close();
                  }
                });
      }
    }
  }
}
