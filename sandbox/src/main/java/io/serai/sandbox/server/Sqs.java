package io.serai.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS; queues and messages live in memory, every signature is accepted. */
public final class Sqs implements Server {
  private static final List<String> QUEUES = List.of("serai-commands");

  /** Four days' patience is SQS's own default; dead letters are to be found after a holiday. */
  private static final int RETENTION_SECONDS = 14 * 86_400;

  private static final int MOST_RECEIVES = 10;

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
      sqs.create(queue, Map.of());
    }
    return sqs;
  }

  /**
   * Makes a queue and the one, named {@code <queue>-dlq}, that takes what was received too often.
   */
  public void createWithDeadLetters(String queue) throws IOException, InterruptedException {
    String retention = String.valueOf(RETENTION_SECONDS);
    create(queue + "-dlq", Map.of("MessageRetentionPeriod", retention));
    String redrive =
        "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:%s-dlq\",\"maxReceiveCount\":\"%d\"}"
            .formatted(queue, MOST_RECEIVES);
    create(queue, Map.of("MessageRetentionPeriod", retention, "RedrivePolicy", redrive));
  }

  private void create(String queue, Map<String, String> attributes)
      throws IOException, InterruptedException {
    StringBuilder form = new StringBuilder("Action=CreateQueue&QueueName=").append(queue);
    int number = 0;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      number++;
      form.append("&Attribute.%d.Name=%s".formatted(number, attribute.getKey()))
          .append("&Attribute.%d.Value=".formatted(number))
          .append(URLEncoder.encode(attribute.getValue(), StandardCharsets.UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
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
