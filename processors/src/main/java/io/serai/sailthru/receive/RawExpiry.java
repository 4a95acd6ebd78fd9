package io.serai.sailthru.receive;

import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes received files that are too old: they hold addresses as the vendor wrote them. One that
 * waits to be staged stays, however old.
 */
public final class RawExpiry implements Processor {
  private static final String FLOW = "sailthru";
  private static final Pattern UNIT = Pattern.compile("/run=([^/]+)/([^/]+)/");

  private final S3Client s3;
  private final String bucket;
  private final ManifestStore manifests;
  private final Ledger ledger;
  private final Duration retention;
  private final Clock clock;

  /**
   * @param bucket the lake's
   * @param retention {@code sailthru.raw.retention}
   */
  public RawExpiry(
      S3Client s3,
      String bucket,
      ManifestStore manifests,
      Ledger ledger,
      Duration retention,
      Clock clock) {
    this.s3 = s3;
    this.bucket = bucket;
    this.manifests = manifests;
    this.ledger = ledger;
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

  /** Whether the stage has still to read it: it is received whole, not staged, nor set aside. */
  private boolean waits(String key) {
    Matcher unit = UNIT.matcher(key);
    if (!key.startsWith("raw/") || !unit.find()) {
      return false;
    }
    String received = ManifestCodec.key(FLOW, "receive", unit.group(1), unit.group(2));
    String staged = ManifestCodec.key(FLOW, "stage", unit.group(1), unit.group(2));
    return manifests.exists(FLOW, received)
        && !manifests.exists(FLOW, staged)
        && ledger.standing(FLOW, "stage", received) == Standing.FREE;
  }

  private void expire(String prefix, Instant oldest) {
    try (Stream<S3Object> objects =
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()) {
      objects
          .filter(object -> object.lastModified().isBefore(oldest))
          .filter(object -> !waits(object.key()))
          .forEach(object -> s3.deleteObject(delete -> delete.bucket(bucket).key(object.key())));
    } catch (SdkException e) {
      throw new SeraiException(
          HubError.SERVICE_UNAVAILABLE, FLOW, e, "S3 bucket '%s' does not answer", bucket);
    }
  }
}
