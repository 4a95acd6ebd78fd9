package io.serai.sailthru.receive;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.Iterator;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket the vendor uploads to, listed in pages. An object on S3 is always a whole upload. */
public final class BucketSource implements Inbox.Source {
  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  /**
   * @param prefix {@code sailthru.export-prefix}; empty for the whole bucket
   */
  public BucketSource(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public Iterable<Delivery> files() {
    Iterator<S3Object> objects =
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().iterator();
    return () -> new Pages(objects);
  }

  /**
   * why listed and not asked for by HEAD: their times would have other digits, and the same object
   * would be another delivery
   */
  @Override
  public Iterable<Delivery> files(Set<String> keys) {
    Iterator<S3Object> objects =
        keys.stream()
            .filter(key -> key.startsWith(prefix))
            .flatMap(
                key ->
                    s3
                        .listObjectsV2(list -> list.bucket(bucket).prefix(key).maxKeys(1))
                        .contents()
                        .stream()
                        .filter(object -> object.key().equals(key)))
            .iterator();
    return () -> new Pages(objects);
  }

  /** Passes folders over, and says what bucket did not answer. */
  private final class Pages implements Iterator<Delivery> {
    private final Iterator<S3Object> objects;
    private Delivery next;

    Pages(Iterator<S3Object> objects) {
      this.objects = objects;
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null && objects.hasNext()) {
          S3Object object = objects.next();
          next = object.key().endsWith("/") ? null : delivery(object);
        }
        return next != null;
      } catch (SdkException e) {
        throw new SeraiException(
            HubError.SERVICE_UNAVAILABLE, "sailthru", e, "S3 bucket '%s' does not answer", bucket);
      }
    }

    @Override
    public Delivery next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      Delivery found = next;
      next = null;
      return found;
    }
  }

  private static Delivery delivery(S3Object object) {
    String fingerprint =
        "%d %s %s"
            .formatted(
                object.size(),
                object.lastModified(),
                object.eTag() == null ? "" : object.eTag().replace("\"", ""));
    return new Delivery(
        "s3:" + object.key(), fingerprint, object.size(), object.lastModified(), null);
  }
}
