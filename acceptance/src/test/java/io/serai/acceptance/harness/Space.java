package io.serai.acceptance.harness;

import static org.awaitility.Awaitility.await;

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
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Databases and buckets that belong to one test alone, on the shared sandbox. */
public final class Space implements Ground {
  private static final Path SCHEMA =
      Path.of("sandbox/src/main/resources/io/serai/sandbox/totesys/schema.sql");
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
      "t%d_%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
  private final Database hub = Database.create("hub_" + name, null);
  private final Database warehouse = Database.create("warehouse_" + name, null);
  private final Database source;
  private final String ingestion = "ingestion-" + name.replace('_', '-');
  private final String processed = "processed-" + name.replace('_', '-');

  private final Queue commands = Queue.create("commands-" + name.replace('_', '-'));

  private Space(Function<String, Database> newSource) {
    source = newSource.apply("source_" + name);
    S3.createBucket(b -> b.bucket(ingestion));
    S3.createBucket(b -> b.bucket(processed));
  }

  /** A source with the sandbox's generated data at scale 1. */
  public static Space generated() {
    return new Space(source -> Database.create(source, "totesys"));
  }

  /** A source with the schema and not one row. */
  public static Space empty() {
    return withSchema(new Space(source -> Database.create(source, null)));
  }

  private static Space withSchema(Space space) {
    try {
      space.source.run(Files.readString(SCHEMA, StandardCharsets.UTF_8));
      return space;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source with few rows of every table, written out in {@code small-source.sql}. */
  public static Space small() {
    return withFewRows(empty());
  }

  /** The small source in a database of encoding SQL_ASCII, which takes any bytes for text. */
  public static Space smallWithoutEncoding() {
    return withFewRows(withSchema(new Space(Database::createWithoutEncoding)));
  }

  private static Space withFewRows(Space space) {
    try (var in = Space.class.getResourceAsStream("small-source.sql")) {
      space.source.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return space;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source with the rows of a folder's files, one for each table; one without is empty. */
  public static Space of(Path folder) {
    Space space = empty();
    try (Stream<Path> files = Files.list(folder)) {
      space.source.load(files.filter(file -> file.toString().endsWith(".csv")).sorted().toList());
      return space;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another hub, warehouse and buckets over the same source. */
  public Space again() {
    return new Space(unused -> source);
  }

  /** Takes what a hub wrote from under it, so that its next run reads everything anew. */
  public void forget() {
    hub.empty("token", "flow_state");
    warehouse.empty();
    List.of(ingestion, processed).forEach(this::clear);
  }

  /** Gives back what {@link #again} made: disks are smaller than benchmarks. */
  public void drop() {
    hub.drop();
    warehouse.drop();
    List.of(ingestion, processed).forEach(this::drop);
  }

  /** A killed hub's last PUT may arrive after clearing: both are done until S3 accepts. */
  private void drop(String bucket) {
    await()
        .ignoreException(S3Exception.class)
        .untilAsserted(
            () -> {
              clear(bucket);
              S3.deleteBucket(b -> b.bucket(bucket));
            });
  }

  private void clear(String bucket) {
    keys(bucket, "").forEach(key -> S3.deleteObject(d -> d.bucket(bucket).key(key)));
  }

  public Database source() {
    return source;
  }

  public Database warehouse() {
    return warehouse;
  }

  @Override
  public Database hub() {
    return hub;
  }

  public S3Client s3() {
    return S3;
  }

  public String ingestion() {
    return ingestion;
  }

  public String processed() {
    return processed;
  }

  /** The bucket of extracted files, for damage. */
  public Bucket extracted() {
    return new Bucket(S3, ingestion);
  }

  /** The bucket of remodelled files, for damage. */
  public Bucket remodelled() {
    return new Bucket(S3, processed);
  }

  /** The only key of a bucket below a prefix. */
  public String key(String bucket, String prefix) {
    List<String> keys = keys(bucket, prefix);
    if (keys.size() != 1) {
      throw new IllegalStateException(prefix + " has " + keys);
    }
    return keys.get(0);
  }

  /** Keys of a bucket below a prefix, sorted. */
  public List<String> keys(String bucket, String prefix) {
    return S3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .sorted()
        .toList();
  }

  /** An object's bytes. */
  public byte[] object(String bucket, String key) {
    return S3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
  }

  /** The queue that the hubs of this space take commands from. */
  public Queue commands() {
    return commands;
  }

  /** The mailbox that the hubs of this space send alarms to. */
  public AlarmInbox alarms() {
    return new AlarmInbox("alarms@%s.example".formatted(name.replace('_', '-')));
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("hub.flows", "totesys");
    settings.put("hub.jdbc.url", hub.url());
    settings.put("totesys.jdbc.url", source.url());
    settings.put("warehouse.jdbc.url", warehouse.url());
    settings.put("totesys.ingestion-bucket", ingestion);
    settings.put("totesys.processed-bucket", processed);
    settings.put("totesys.extract.schedule", "off");
    settings.put("totesys.reconcile.schedule", "off");
    settings.put("alarm.recipients", alarms().address());
    settings.put("hub.work-dir", "acceptance/target/work/" + name);
    return settings;
  }
}
