package io.serai.acceptance.sailthru;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Ground;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.TestHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An inbox, a lake and a warehouse that belong to one test, and the vendor who delivers. */
public final class Exports implements Ground {
  /** Thirty-two bytes in base64, for tests that compute a hash themselves. */
  static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final S3Client S3 =
      S3Client.builder()
          .endpointOverride(URI.create(Sandbox.address("s3.endpoint")))
          .forcePathStyle(true)
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();

  private final String name =
      "s%d_%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
  private final Database hub = Database.create("hub_" + name, null);
  private final Database warehouse = Database.create("warehouse_" + name, null);
  private final String inbox = "exports-" + name.replace('_', '-');
  private final String lake = "lake-" + name.replace('_', '-');

  public Exports() {
    S3.createBucket(b -> b.bucket(inbox));
    S3.createBucket(b -> b.bucket(lake));
  }

  @Override
  public Database hub() {
    return hub;
  }

  public Database warehouse() {
    return warehouse;
  }

  /** Drops the databases, whoever is connected; buckets stay. */
  public void drop() {
    hub.drop();
    warehouse.drop();
  }

  /** The vendor's bucket. */
  String inbox() {
    return inbox;
  }

  /** The bucket of received and staged files. */
  String lake() {
    return lake;
  }

  String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("hub.flows", "sailthru");
    settings.put("hub.jdbc.url", hub.url());
    settings.put("warehouse.jdbc.url", warehouse.url());
    settings.put("sailthru.export-bucket", inbox);
    settings.put("sailthru.lake-bucket", lake);
    settings.put("sailthru.pii.keys", "k1:" + KEY);
    settings.put("sailthru.receive.schedule", "off");
    settings.put("hub.work-dir", "acceptance/target/work/" + name);
    return settings;
  }

  /** An export of 2,000 messages and 200 profiles, as the sandbox's vendor makes it. */
  static byte[] generated(long seed) {
    try {
      Path file = Files.createTempFile(Path.of("acceptance/target"), "export", ".zip");
      generate(file, seed, 2_000, 200, 100, 4);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes an export in a process of its own, since the sandbox's classes are not the tests'.
   *
   * @param labels of a profile, in hundredths of the real sample's
   * @param opened one in how many messages of campaigns was opened
   */
  public static void generate(
      Path file, long seed, long messages, long profiles, int labels, int opened) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  Sandbox.classPath(),
                  "io.serai.sandbox.sailthru.ExportFile",
                  file.toString(),
                  String.valueOf(seed),
                  String.valueOf(messages),
                  String.valueOf(profiles),
                  String.valueOf(labels),
                  String.valueOf(opened))
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("no export was generated");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void deliver(String key, byte[] content) {
    S3.putObject(put -> put.bucket(inbox).key(key), RequestBody.fromBytes(content));
  }

  void deliver(String key, String content) {
    deliver(key, content.getBytes(StandardCharsets.UTF_8));
  }

  byte[] object(String bucket, String key) {
    return S3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
  }

  void put(String bucket, String key, byte[] content) {
    S3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  void delete(String bucket, String key) {
    S3.deleteObject(delete -> delete.bucket(bucket).key(key));
  }

  /** Keys of the lake below a prefix, sorted. */
  List<String> keys(String prefix) {
    return keys(lake, prefix);
  }

  static List<String> keys(String bucket, String prefix) {
    return S3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .sorted()
        .toList();
  }

  /** Runs the flow to its end. */
  static Chain run(TestHub hub) {
    return hub.run("sailthru", "load", null);
  }

  /** A number the warehouse answers. */
  long number(String sql, Object... values) {
    return warehouse.number(sql, values);
  }

  /** Rows the warehouse answers. */
  List<String> rows(String sql, Object... values) {
    return warehouse.rows(sql, values);
  }

  /** Every row of every table, but for what tells one run from another. */
  Map<String, List<String>> contents() {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    for (String table :
        List.of(
            "blast",
            "message_blast_msg",
            "message_blast_action",
            "message_transactional_msg",
            "message_transactional_action",
            "profile",
            "profile_geo",
            "profile_browser",
            "profile_lists_signup",
            "profile_vars",
            "profile_history",
            "profile_geo_history",
            "profile_vars_history")) {
      contents.put(
          table,
          rows(
              "SELECT (to_jsonb(t) - 'ingest_id')::text FROM sailthru.%s AS t ORDER BY 1"
                  .formatted(table)));
    }
    return contents;
  }
}
