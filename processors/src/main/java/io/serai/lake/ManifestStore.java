package io.serai.lake;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Finds and reads the manifests of one bucket. Listing pages through any number of objects. */
public final class ManifestStore {
  private final S3Client s3;
  private final String bucket;

  public ManifestStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /**
   * Keys of a stage's manifests, oldest run first.
   *
   * @param fromRunId only runs with this id or a later one; null for all
   */
  public List<String> list(String flow, String stage, String fromRunId) {
    String prefix = ManifestCodec.prefix(flow, stage);
    try {
      return s3
          .listObjectsV2Paginator(
              request ->
                  request
                      .bucket(bucket)
                      .prefix(prefix)
                      .startAfter(fromRunId == null ? null : prefix + fromRunId))
          .contents()
          .stream()
          .map(S3Object::key)
          .filter(key -> key.endsWith(".json"))
          .sorted()
          .toList();
    } catch (SdkException e) {
      throw unavailable(flow, e);
    }
  }

  /**
   * @throws SeraiException BAD_MANIFEST for one that was altered or is gone, SERVICE_UNAVAILABLE
   */
  public Manifest read(String flow, String key) {
    try {
      byte[] json = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
      return ManifestCodec.decode(flow, key, json);
    } catch (NoSuchKeyException e) {
      throw new SeraiException(HubError.BAD_MANIFEST, flow, e, "manifest '%s' is missing", key);
    } catch (SdkException e) {
      throw unavailable(flow, e);
    }
  }

  /** Whether there is an object of that name, readable or not. */
  public boolean exists(String flow, String key) {
    try {
      s3.headObject(head -> head.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    } catch (SdkException e) {
      throw unavailable(flow, e);
    }
  }

  private SeraiException unavailable(String flow, SdkException e) {
    return new SeraiException(
        HubError.SERVICE_UNAVAILABLE, flow, e, "S3 bucket '%s' does not answer", bucket);
  }
}
