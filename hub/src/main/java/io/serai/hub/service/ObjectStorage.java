package io.serai.hub.service;

import io.serai.hub.settings.Settings;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The S3 client that routes and processors share. */
public final class ObjectStorage {
  private ObjectStorage() {}

  /**
   * Keys come from {@code s3.access-key} and {@code s3.secret-key} when they are set (asked for at
   * the first request and every five minutes), otherwise from the AWS default chain; {@code
   * s3.endpoint} names a server that is not AWS.
   */
  public static S3Client client(Settings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.get("s3.region")))
            .credentialsProvider(credentials(settings));
    settings
        .find("s3.endpoint")
        .filter(endpoint -> !endpoint.isBlank())
        .ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true));
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(Settings settings) {
    if (settings.source("s3.access-key").isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    return new CachedKeys(
        () ->
            AwsBasicCredentials.create(
                settings.get("s3.access-key"), settings.get("s3.secret-key")));
  }
}
