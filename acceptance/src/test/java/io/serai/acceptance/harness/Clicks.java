package io.serai.acceptance.harness;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A tenant of Marketing Cloud, six queues, a database of documents and a ledger that belong to one
 * test alone.
 */
public final class Clicks implements Ground {
  public static final String CLICKS = "clicks-to-process";
  public static final String SENDS = "upsert-sends";
  public static final String EMAILS = "upsert-emails";
  public static final String CATEGORIES = "upsert-categories";
  public static final String SUBSCRIBERS = "upsert-subscribers";
  public static final String MARKS = "clicks-processed";

  private static final List<String> QUEUES =
      List.of(CLICKS, SENDS, EMAILS, CATEGORIES, SUBSCRIBERS, MARKS);
  private static final List<String> UNITS = List.of("ien", "ddt");
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final MongoClient MONGO = MongoClients.create(Sandbox.address("mongodb.uri"));

  private final String name =
      "c%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
  private final Database hub = Database.create("hub_" + name.replace('-', '_'), null);
  private final Cloud cloud;
  private final Map<String, Queue> queues = new LinkedHashMap<>();

  private Clicks(int page) {
    List<String> units = new ArrayList<>(UNITS);
    units.add("guest");
    cloud = Cloud.create(name, units, page);
    for (String queue : QUEUES) {
      queues.put(queue, Queue.createWithDeadLetters(name + "-" + queue));
    }
  }

  /** The units ien and ddt, and guest, which the hub is not told of; no data. */
  public static Clicks empty() {
    return new Clicks(Cloud.VENDORS_PAGE);
  }

  /**
   * One send of ien, its e-mail in three levels of folders, a subscriber, and an acknowledgement of
   * two URLs: the base of the scenarios, without a row.
   */
  public static Clicks base() {
    return base(Cloud.VENDORS_PAGE);
  }

  /**
   * As {@link #base()}, from a vendor who answers less at once.
   *
   * @param page rows in an answer at most
   */
  public static Clicks base(int page) {
    Clicks clicks = new Clicks(page);
    try (var in = Clicks.class.getResourceAsStream("leads-base.ndjson")) {
      clicks.cloud.put(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clicks.acknowledge("r1NKYklEP", "5f47e1c107809f52ef34357c", "5f47e1c107809f52ef34357d");
    return clicks;
  }

  /** Lets a short id stand for URLs, as another program does. */
  public void acknowledge(String shortId, String... urls) {
    List<ObjectId> ids = List.of(urls).stream().map(ObjectId::new).toList();
    documents()
        .getCollection("url-acknowledgments")
        .insertOne(new Document("shortId", shortId).append("urlIds", ids));
  }

  public Cloud cloud() {
    return cloud;
  }

  /** The database that the hub writes documents to. */
  public MongoDatabase documents() {
    return MONGO.getDatabase(name);
  }

  /** One of the six queues, by the last part of its name. */
  public Queue queue(String queue) {
    return queues.get(queue);
  }

  /** All documents of a collection. */
  public List<Document> all(String collection) {
    return documents().getCollection(collection).find().into(new ArrayList<>());
  }

  /** Gives everything back: memory is smaller than benchmarks. */
  public void drop() {
    hub.drop();
    cloud.drop();
    documents().drop();
    queues
        .values()
        .forEach(
            queue -> {
              queue.drop();
              queue.deadLetters().drop();
            });
  }

  @Override
  public Database hub() {
    return hub;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("hub.flows", "leads");
    settings.put("hub.jdbc.url", hub.url());
    settings.put("marketing-cloud.url", cloud.url());
    settings.put("marketing-cloud.client-id", "id");
    settings.put("marketing-cloud.client-secret", "secret");
    // why: faults pass at once in a test
    settings.put("marketing-cloud.breaker.pause", "50ms");
    settings.put("mongodb.database", name);
    settings.put("leads.units", units().toString());
    settings.put("leads.queue-prefix", name + "-");
    settings.put("leads.poll.schedule", "off");
    settings.put("leads.settle.schedule", "off");
    settings.put("hub.work-dir", "acceptance/target/work/" + name);
    return settings;
  }

  /** A file of its own: a hub in another process has another folder. */
  private Path units() {
    Path file = Path.of("acceptance/target/work", name, "units.json").toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, Cloud.units(UNITS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
