package io.serai.sailthru.receive;

import io.serai.core.HubError;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deletes received files that are too old: they hold addresses as the vendor wrote them. */
public final class RawExpiry implements Processor {
  private final S3Client s3;
  private final String bucket;
  private final Duration retention;
  private final Clock clock;

  /**
   * @param bucket the lake's
   * @param retention {@code sailthru.raw.retention}
   */
  public RawExpiry(S3Client s3, String bucket, Duration retention, Clock clock) {
    this.s3 = s3;
    this.bucket = bucket;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    exchange.getProperty(Run.PROPERTY, Run.class).requireLease();
    Instant oldest = clock.instant().minus(retention);
    for (String prefix : new String[] {"raw/sailthru/", "rejected/sailthru/"}) {
      expire(prefix, oldest);
    }
  }

  private void expire(String prefix, Instant oldest) {
    try (Stream<S3Object> objects =
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()) {
      objects
          .filter(object -> object.lastModified().isBefore(oldest))
          .forEach(object -> s3.deleteObject(delete -> delete.bucket(bucket).key(object.key())));
    } catch (SdkException e) {
      throw new SeraiException(
          HubError.SERVICE_UNAVAILABLE, "sailthru", e, "S3 bucket '%s' does not answer", bucket);
    }
  }
}
