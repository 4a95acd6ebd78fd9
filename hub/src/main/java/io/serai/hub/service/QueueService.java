package io.serai.hub.service;

import io.serai.hub.settings.Settings;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** The SQS client that routes share. */
public final class QueueService {
  private QueueService() {}

  /** Keys as {@link ObjectStorage#client} takes them, from {@code sqs.*}. */
  public static SqsClient client(Settings settings) {
    SqsClientBuilder builder =
        SqsClient.builder()
            .region(Region.of(settings.get("sqs.region")))
            .credentialsProvider(credentials(settings));
    settings
        .find("sqs.endpoint")
        .filter(endpoint -> !endpoint.isBlank())
        .ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)));
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(Settings settings) {
    if (settings.source("sqs.access-key").isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    return new CachedKeys(
        () ->
            AwsBasicCredentials.create(
                settings.get("sqs.access-key"), settings.get("sqs.secret-key")));
  }
}
