package io.serai.acceptance.harness;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue of the sandbox that belongs to one test alone. */
public record Queue(String url) {
  private static final SqsClient SQS =
      SqsClient.builder()
          .endpointOverride(URI.create(Sandbox.address("sqs.endpoint")))
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();

  public static Queue create(String name) {
    return new Queue(SQS.createQueue(q -> q.queueName(name)).queueUrl());
  }

  /** A queue as production has them: what is received ten times goes to {@code <name>-dlq}. */
  static Queue createWithDeadLetters(String name) {
    create(name + "-dlq");
    String redrive =
        "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:%s-dlq\",\"maxReceiveCount\":\"10\"}"
            .formatted(name);
    return new Queue(
        SQS.createQueue(
                q ->
                    q.queueName(name)
                        .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)))
            .queueUrl());
  }

  /** The queue its dead letters go to. */
  public Queue deadLetters() {
    return new Queue(url + "-dlq");
  }

  /** Everybody's client of the queues. */
  public static SqsClient client() {
    return SQS;
  }

  /** Takes it away with all that is in it. */
  public void drop() {
    SQS.deleteQueue(q -> q.queueUrl(url));
  }

  public void send(String body) {
    SQS.sendMessage(m -> m.queueUrl(url).messageBody(body));
  }

  /** Puts ten messages at most. */
  public void send(List<String> bodies) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (String body : bodies) {
      String id = "m" + entries.size();
      entries.add(SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build());
    }
    if (SQS.sendMessageBatch(send -> send.queueUrl(url).entries(entries)).hasFailed()) {
      throw new IllegalStateException("a message was not taken");
    }
  }

  /** Messages that are in it, those included that somebody has received and not deleted. */
  public int size() {
    return count(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  /** Messages that somebody has received and not deleted. */
  public int taken() {
    return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  private int count(QueueAttributeName... counts) {
    return SQS
        .getQueueAttributes(get -> get.queueUrl(url).attributeNames(counts))
        .attributesAsStrings()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
