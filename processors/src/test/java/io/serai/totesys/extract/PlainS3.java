package io.serai.totesys.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The part of S3 that routes put to, in memory; knows {@code If-None-Match: *}. */
final class PlainS3 implements S3Client {
  /** {@code <bucket>/<key>} to content. */
  public final Map<String, byte[]> objects = new TreeMap<>();

  /** A put to a key that contains this fails; null for none. */
  public String refuse;

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    return HeadBucketResponse.builder().build();
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    String key = request.bucket() + "/" + request.key();
    if (refuse != null && key.contains(refuse)) {
      throw failure(503);
    }
    if ("*".equals(request.ifNoneMatch()) && objects.containsKey(key)) {
      throw failure(412);
    }
    try (InputStream content = body.contentStreamProvider().newStream()) {
      objects.put(key, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PutObjectResponse.builder().eTag("etag").build();
  }

  private static RuntimeException failure(int status) {
    return S3Exception.builder().statusCode(status).message("status " + status).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
