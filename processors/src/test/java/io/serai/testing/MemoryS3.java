package io.serai.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 in memory, as far as a flow uses it: pages of 1000 keys, 404, and 412 for If-None-Match. */
public final class MemoryS3 implements S3Client {
  private static final int PAGE = 1_000;
  private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private volatile String refused;
  private final AtomicInteger pages = new AtomicInteger();

  /** Objects by {@code <bucket>/<key>}; tests damage them here. */
  public NavigableMap<String, byte[]> objects() {
    return objects;
  }

  /** Requests to keys that begin so are answered with 503; null for none. */
  public void refuse(String prefix) {
    refused = prefix;
  }

  private void requireService(String bucket, String key) {
    if (refused != null && (bucket + "/" + key).startsWith(refused)) {
      throw S3Exception.builder().message("slow down").statusCode(503).build();
    }
  }

  /** List requests that were answered. */
  public int pages() {
    return pages.get();
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    requireService(request.bucket(), request.prefix());
    pages.incrementAndGet();
    String root = request.bucket() + "/";
    String after = request.continuationToken();
    after = after == null ? request.startAfter() : after;
    Iterator<String> keys =
        objects.tailMap(root + (after == null ? "" : after), false).keySet().stream()
            .filter(key -> key.startsWith(root + request.prefix()))
            .map(key -> key.substring(root.length()))
            .iterator();
    List<S3Object> page = new java.util.ArrayList<>();
    while (keys.hasNext() && page.size() < PAGE) {
      String key = keys.next();
      long size = objects.get(root + key).length;
      page.add(
          S3Object.builder().key(key).size(size).lastModified(Instant.EPOCH).eTag("\"x\"").build());
    }
    boolean more = keys.hasNext();
    return ListObjectsV2Response.builder()
        .contents(page)
        .isTruncated(more)
        .nextContinuationToken(more ? page.get(page.size() - 1).key() : null)
        .build();
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    byte[] object = find(request.bucket(), request.key());
    try {
      return transformer.transform(
          GetObjectResponse.builder().contentLength((long) object.length).build(),
          AbortableInputStream.create(new ByteArrayInputStream(object)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    return HeadObjectResponse.builder()
        .contentLength((long) find(request.bucket(), request.key()).length)
        .build();
  }

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    return HeadBucketResponse.builder().build();
  }

  private byte[] find(String bucket, String key) {
    requireService(bucket, key);
    byte[] object = objects.get(bucket + "/" + key);
    if (object == null) {
      throw NoSuchKeyException.builder().message("no such key").statusCode(404).build();
    }
    return object;
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    try (InputStream content = body.contentStreamProvider().newStream()) {
      requireService(request.bucket(), request.key());
      byte[] bytes = content.readAllBytes();
      String key = request.bucket() + "/" + request.key();
      if ("*".equals(request.ifNoneMatch()) && objects.containsKey(key)) {
        throw S3Exception.builder().message("exists").statusCode(412).build();
      }
      objects.put(key, bytes);
      return PutObjectResponse.builder().eTag("x").build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
