package io.serai.acceptance.harness;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Somebody with a key to a bucket who goes behind the hub's back. */
public record Bucket(S3Client s3, String name) {

  /** The content of an object. */
  public byte[] bytes(String key) {
    return s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray();
  }

  public String text(String key) {
    return new String(bytes(key), StandardCharsets.UTF_8);
  }

  /** Puts an object, over another one if there is one. */
  public void put(String key, byte[] content) {
    s3.putObject(put -> put.bucket(name).key(key), RequestBody.fromBytes(content));
  }

  public void put(String key, String content) {
    put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  public void delete(String key) {
    s3.deleteObject(delete -> delete.bucket(name).key(key));
  }
}
