package io.serai.hub.service;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Keys from a secret store, kept for five minutes: a client asks for them at every request. */
final class CachedKeys implements AwsCredentialsProvider {
  private static final long LIFE_NANOS = Duration.ofMinutes(5).toNanos();

  private final Supplier<AwsCredentials> source;
  private AwsCredentials keys;
  private long readAt;

  CachedKeys(Supplier<AwsCredentials> source) {
    this.source = source;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    if (keys == null || System.nanoTime() - readAt > LIFE_NANOS) {
      keys = source.get();
      readAt = System.nanoTime();
    }
    return keys;
  }
}
