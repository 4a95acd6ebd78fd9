package io.serai.acceptance.bench.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.Queue;
import io.serai.acceptance.harness.Sandbox;
import io.serai.leads.ClickMessage;
import io.serai.leads.ClickRow;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.Link;
import io.serai.leads.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The input of one side: rows in a click log, a message for each on the queue, and documents of
 * their sends and people, as a hub left them that knew these before.
 */
record Load(Clicks space, long clicks) {
  static final String UNIT = "ien";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long CLICKS_A_SEND = 40;
  private static final long CLICKS_A_PERSON = 4;
  private static final int BATCH = 10;
  private static final int BULK = 5_000;

  static Load of(long clicks) {
    Load load = new Load(Clicks.empty(), clicks);
    Instant now = Clock.systemUTC().instant();
    load.fill(now);
    return load;
  }

  static long sends(long clicks) {
    return Math.max(1, clicks / CLICKS_A_SEND);
  }

  static long people(long clicks) {
    return Math.max(1, clicks / CLICKS_A_PERSON);
  }

  private void fill(Instant now) {
    index();
    ObjectNode wanted = JSON.createObjectNode().put("seed", 1).put("until", now.toString());
    wanted.put("sends", sends(clicks)).put("subscribers", people(clicks)).put("clicks", clicks);
    wanted.putArray("units").add(UNIT);
    insert(Store.ACKS, space.cloud().generate(wanted).stream().map(Load::links).iterator());
    Set<String> sends = new TreeSet<>();
    Set<String> people = new TreeSet<>();
    try (Stream<JsonNode> rows = space.cloud().stream(UNIT, "row")) {
      Link.Parser links = Link.parser(List.of("leads.limit0.io"));
      queue(
          rows.map(
                  row -> {
                    sends.add(row.path("JobID").asText());
                    people.add(row.path("SubscriberID").asText());
                    return message(row, links, now);
                  })
              .iterator());
    }
    insert(Kind.SEND.collection(), sends.stream().map(id -> send(id, now)).iterator());
    insert(
        Kind.SUBSCRIBER.collection(),
        people.stream().map(id -> known(Kind.SUBSCRIBER, id, now)).iterator());
  }

  /**
   * The hub's own indexes, on every side, and the one that the program of the acknowledgements has.
   */
  private void index() {
    try (MongoClient client = MongoClients.create(Sandbox.address("mongodb.uri"))) {
      new Store(client, space.documents().getName()).probe();
    }
    space
        .documents()
        .getCollection(Store.ACKS)
        .createIndex(new Document("shortId", 1), new IndexOptions().unique(true));
  }

  private static String message(JsonNode row, Link.Parser links, Instant now) {
    Map<String, String> columns = new LinkedHashMap<>();
    ClickRow.COLUMNS.forEach(column -> columns.put(column, row.path(column).asText()));
    Link link = links.parse(row.path("LinkContent").asText());
    return new ClickMessage(UNIT, link.urlId(), link.ack(), new ClickRow(columns), now).json();
  }

  private void queue(Iterator<String> messages) {
    Queue queue = space.queue(Clicks.CLICKS);
    List<String> batch = new ArrayList<>();
    while (messages.hasNext()) {
      batch.add(messages.next());
      if (batch.size() == BATCH || !messages.hasNext()) {
        queue.send(batch);
        batch.clear();
      }
    }
  }

  private static Document links(JsonNode links) {
    List<ObjectId> urls = new ArrayList<>();
    links.path("urlIds").forEach(url -> urls.add(new ObjectId(url.asText())));
    return new Document("shortId", links.path("shortId").asText()).append("urlIds", urls);
  }

  private static Document send(String id, Instant now) {
    Entity email = new Entity(UNIT, Kind.EMAIL, "117000");
    return known(Kind.SEND, id, now)
        .append("deploymentId", email.newId())
        .append("deployment", new Document("_id", email.newId()).append("entity", email.name()))
        .append("sentDate", now)
        .append("isTestSend", false);
  }

  private static Document known(Kind kind, String id, Instant now) {
    Entity entity = new Entity(UNIT, kind, id);
    return new Document("_id", entity.newId())
        .append("entity", entity.name())
        .append(
            "externalSource",
            new Document("namespace", kind.namespace())
                .append("identifier", id)
                .append("lastRetrievedAt", now));
  }

  private void insert(String collection, Iterator<Document> documents) {
    Collection<InsertOneModel<Document>> bulk = new ArrayList<>();
    while (documents.hasNext()) {
      bulk.add(new InsertOneModel<>(documents.next()));
      if (bulk.size() == BULK || !documents.hasNext()) {
        space.documents().getCollection(collection).bulkWrite(List.copyOf(bulk));
        bulk.clear();
      }
    }
  }

  /** Fails unless every click is in a document and every row is marked. */
  void requireAll() {
    long stored = 0;
    for (Document click : space.documents().getCollection(Store.CLICKS).find().batchSize(BULK)) {
      stored += click.getList("guids", String.class, List.of()).size();
      stored += click.getList("bots", String.class, List.of()).size();
    }
    long marked;
    try (Stream<JsonNode> rows = space.cloud().stream(UNIT, "row")) {
      marked = rows.filter(row -> row.path("Processed").asText().equals("True")).count();
    }
    if (stored != clicks || marked != clicks) {
      throw new IllegalStateException(
          "%d of %d clicks are stored, %d marked".formatted(stored, clicks, marked));
    }
  }
}
