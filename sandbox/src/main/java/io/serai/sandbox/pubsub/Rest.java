package io.serai.sandbox.pubsub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same topics as JSON over HTTP, for languages without a client: {@code publish}, {@code pull}
 * and {@code acknowledge}, by the HTTP rules of {@code google.pubsub.v1}.
 */
final class Rest implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile("/v1/(projects/[^/:]+/(?:topics|subscriptions)/[^/:]+):([a-z]+)");
  private static final Map<Status.Code, Integer> STATUSES =
      Map.of(Status.Code.NOT_FOUND, 404, Status.Code.INVALID_ARGUMENT, 400);
  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private final Topics topics;
  private final HttpServer http;

  private Rest(Topics topics, HttpServer http) {
    this.topics = topics;
    this.http = http;
  }

  /** Starts it on a free port. */
  static Rest start(Topics topics) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Rest rest = new Rest(topics, http);
    http.createContext("/", rest::handle);
    http.start();
    return rest;
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = 200;
      String answer;
      try {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answer = answer(exchange.getRequestURI().getPath(), body);
      } catch (StatusRuntimeException e) {
        status = STATUSES.getOrDefault(e.getStatus().getCode(), 500);
        answer =
            "{\"error\":{\"code\":%d,\"status\":\"%s\"}}"
                .formatted(status, e.getStatus().getCode());
      } catch (InvalidProtocolBufferException e) {
        status = 400;
        answer = "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\"}}";
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String answer(String path, String body) throws InvalidProtocolBufferException {
    Matcher asked = PATH.matcher(path);
    if (!asked.matches()) {
      throw Status.NOT_FOUND.asRuntimeException();
    }
    String name = asked.group(1);
    return switch (asked.group(2)) {
      case "publish" -> {
        PublishRequest request = read(body, PublishRequest.newBuilder()).build();
        yield JSON.print(
            PublishResponse.newBuilder()
                .addAllMessageIds(
                    topics.under(() -> topics.publish(name, request.getMessagesList()))));
      }
      case "pull" -> {
        int most = read(body, PullRequest.newBuilder()).getMaxMessages();
        yield JSON.print(topics.under(() -> pull(name, most)));
      }
      case "acknowledge" -> {
        AcknowledgeRequest request = read(body, AcknowledgeRequest.newBuilder()).build();
        topics.under(
            () -> {
              topics.backlog(name).acknowledge(request.getAckIdsList());
              return null;
            });
        yield "{}";
      }
      default -> throw Status.NOT_FOUND.asRuntimeException();
    };
  }

  private PullResponse pull(String name, int most) {
    Backlog backlog = topics.backlog(name);
    int seconds = (int) backlog.deadline().toSeconds();
    return PullResponse.newBuilder()
        .addAllReceivedMessages(backlog.take(most, seconds, null))
        .build();
  }

  private static <T extends Message.Builder> T read(String body, T message)
      throws InvalidProtocolBufferException {
    JsonFormat.parser().ignoringUnknownFields().merge(body, message);
    return message;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
