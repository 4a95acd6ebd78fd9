package io.serai.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS; queues and messages live in memory, every signature is accepted. */
public final class Sqs implements Server {
  private static final List<String> QUEUES = List.of("serai-commands");

  private final SQSRestServer server;
  private final int port;

  private Sqs(SQSRestServer server) {
    this.server = server;
    this.port = server.waitUntilStarted().localAddress().getPort();
  }

  /** Starts it with the hub's queues. */
  public static Sqs start() throws IOException, InterruptedException {
    Sqs sqs = new Sqs(SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
    for (String queue : QUEUES) {
      sqs.create(queue);
    }
    return sqs;
  }

  private void create(String queue) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("Action=CreateQueue&QueueName=" + queue))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("queue %s was not made: %s".formatted(queue, answer.body()));
    }
  }

  @Override
  public String name() {
    return "SQS";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of("sqs.endpoint", address());
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
