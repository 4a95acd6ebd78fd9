package io.serai.sailthru.receive;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    return () ->
        new Pages(
            s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents()
                ::iterator);
  }

  /**
   * why listed and not asked for by HEAD: their times would have other digits, and the same object
   * would be another delivery
   */
  @Override
  public Iterable<Delivery> files(Set<String> keys) {
    return () ->
        new Pages(
            () ->
                keys.stream()
                    .filter(key -> key.startsWith(prefix))
                    .flatMap(this::named)
                    .iterator());
  }

  private Stream<S3Object> named(String key) {
    return s3.listObjectsV2(list -> list.bucket(bucket).prefix(key).maxKeys(1)).contents().stream()
        .filter(object -> object.key().equals(key));
  }

  /** Passes folders over, and says what bucket did not answer. */
  private final class Pages implements Iterator<Delivery> {
    private final Supplier<Iterator<S3Object>> listing;
    private Iterator<S3Object> objects;
    private Delivery next;

    /**
     * @param listing asks for the first page
     */
    Pages(Supplier<Iterator<S3Object>> listing) {
      this.listing = listing;
    }

    @Override
    public boolean hasNext() {
      try {
        objects = objects == null ? listing.get() : objects;
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
