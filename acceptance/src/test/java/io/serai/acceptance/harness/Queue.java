package io.serai.acceptance.harness;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

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

  public void send(String body) {
    SQS.sendMessage(m -> m.queueUrl(url).messageBody(body));
  }

  /** Messages that are in it, those included that somebody has received and not deleted. */
  public int size() {
    var counts =
        SQS.getQueueAttributes(
                get ->
                    get.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributesAsStrings();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }
}
