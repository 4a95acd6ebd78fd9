package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.Sandbox;
import io.serai.acceptance.harness.TestClock;
import io.serai.leads.Meters;
import io.serai.leads.RetrySteps;
import io.serai.leads.Units;
import io.serai.leads.clicks.ClickSteps;
import io.serai.leads.clicks.SendUrls;
import io.serai.leads.queue.Batch;
import io.serai.leads.queue.Delivery;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import io.serai.leads.store.SkippedRows;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every message is delivered one to three times, shuffled, in batches of any size, some before
 * their send or subscriber is known: the documents are the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShuffledIT {
  private static final Instant NOON = OverClicks.NOON;
  private static final int ROWS = 25;

  private final Clicks clicks = Clicks.empty();
  private final MongoClient client = MongoClients.create(Sandbox.address("mongodb.uri"));
  private final CamelContext camel = new DefaultCamelContext();
  private final MongoDatabase documents = clicks.documents();
  private final ClickSteps steps = steps();

  private ClickSteps steps() {
    Store store = new Store(client, documents.getName());
    store.probe();
    TestClock clock = TestClock.stoppedAt(NOON);
    Meters meters = new Meters();
    Map<Stage, String> names =
        Arrays.stream(Stage.values()).collect(Collectors.toMap(stage -> stage, Stage::word));
    return new ClickSteps(
        Units.read(Path.of(clicks.settings().get("leads.units"))),
        store,
        new SendUrls(store, meters, clock),
        new SkippedRows(clock),
        new Queues("http://localhost", names),
        new RetrySteps(Collections.nCopies(50, Duration.ofSeconds(1))),
        ZoneId.of("America/Chicago"),
        clock,
        meters);
  }

  @AfterAll
  void drop() {
    client.close();
    clicks.drop();
  }

  @Test
  void fifty_orders_of_delivery_make_the_same_documents() {
    orders(50);
  }

  @Test
  @Tag("thorough")
  void a_thousand_orders_of_delivery_make_the_same_documents() {
    orders(1_000);
  }

  private void orders(int seeds) {
    List<String> messages = messages();
    know();
    List<Document> calm = deliver(messages, 1, new Random(0));
    assertThat(calm).isNotEmpty();
    for (int seed = 1; seed <= seeds; seed++) {
      Random random = new Random(seed);
      List<String> repeated = new ArrayList<>();
      messages.forEach(
          message -> repeated.addAll(Collections.nCopies(1 + random.nextInt(3), message)));
      Collections.shuffle(repeated, random);
      forget(random);
      assertThat(deliver(repeated, 1 + random.nextInt(20), random))
          .as("seed " + seed)
          .isEqualTo(calm);
    }
  }

  /** Rows of a few people and days; half of them are read again later, as a bot's or a person's. */
  private static List<String> messages() {
    Random random = new Random(42);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      LogRow row =
          LogRow.of(String.valueOf(1 + random.nextInt(2)), String.valueOf(1 + random.nextInt(3)))
              .with("ID", "G" + i)
              .with(
                  "EventDate",
                  "9/%d/2020 %d:15:00 PM".formatted(3 + random.nextInt(2), 1 + i % 11));
      LogRow first = random.nextBoolean() ? row.bot() : row;
      LogRow second = random.nextBoolean() ? row.bot() : row;
      messages.add(first.message(NOON));
      messages.add(second.message(NOON.plusSeconds(60L * random.nextInt(3))));
    }
    return messages;
  }

  private void know() {
    for (int i = 1; i <= 3; i++) {
      put("email-sends", "send", i);
      put("identities", "subscriber", i);
    }
  }

  private void put(String collection, String kind, int id) {
    Document document =
        new Document("_id", new ObjectId("00000000000000000000000" + id))
            .append("entity", "mc.ien.%s*%d".formatted(kind, id))
            .append("isTestSend", false);
    documents
        .getCollection(collection)
        .replaceOne(
            new Document("entity", document.get("entity")),
            document,
            new com.mongodb.client.model.ReplaceOptions().upsert(true));
  }

  /** Nothing is stored, and one send and one subscriber are not known yet. */
  private void forget(Random random) {
    for (String collection : List.of("event-email-clicks", "pending-acks", "email-send-urls")) {
      documents.getCollection(collection).deleteMany(new Document());
    }
    if (random.nextBoolean()) {
      documents.getCollection("email-sends").deleteOne(new Document("entity", "mc.ien.send*1"));
      documents
          .getCollection("identities")
          .deleteOne(new Document("entity", "mc.ien.subscriber*2"));
    }
  }

  private List<Document> deliver(List<String> messages, int size, Random random) {
    List<Delivery> waiting = new ArrayList<>();
    messages.forEach(message -> waiting.add(new Delivery(message, "", 1)));
    int batches = 0;
    while (!waiting.isEmpty()) {
      List<Delivery> some = List.copyOf(waiting.subList(0, Math.min(size, waiting.size())));
      waiting.subList(0, some.size()).clear();
      work(Batch.of(some));
      for (Delivery one : some) {
        if (one.fate() == Delivery.Fate.LATER) {
          int place = waiting.isEmpty() ? 0 : random.nextInt(waiting.size());
          waiting.add(place, new Delivery(one.body(), "", one.received() + 1));
        } else {
          assertThat(one.fate()).isEqualTo(Delivery.Fate.DONE);
        }
      }
      batches++;
      if (batches == 3) {
        know();
      }
    }
    return stored();
  }

  private void work(Batch batch) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.setProperty(Batch.PROPERTY, batch);
    steps.plan(exchange);
    Writes writes = exchange.getProperty(Writes.PROPERTY, Writes.class);
    while (writes.more()) {
      try {
        writes.written(
            documents
                .getCollection(writes.collection())
                .bulkWrite(writes.bulk(), new BulkWriteOptions().ordered(false)));
      } catch (MongoBulkWriteException e) {
        writes.refused(e);
      }
    }
  }

  /** Click documents in the order of their keys, their sets sorted. */
  private List<Document> stored() {
    List<Document> all = new ArrayList<>();
    for (Document click : clicks.all("event-email-clicks")) {
      for (String set : List.of("guids", "bots")) {
        click.put(set, click.getList(set, String.class).stream().sorted().toList());
      }
      click.put("flagAt", new java.util.TreeMap<>(click.get("flagAt", Document.class)));
      all.add(new Document(new java.util.TreeMap<>(click)));
    }
    all.sort(java.util.Comparator.comparing(click -> click.getObjectId("_id")));
    return all;
  }
}
