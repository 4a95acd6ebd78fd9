package io.serai.leads.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.serai.core.SeraiException;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.LeadsError;
import io.serai.leads.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;

/** What the flow looks up in MongoDB; every question uses an index and answers for many at once. */
public final class Store {
  public static final String CLICKS = "event-email-clicks";
  public static final String SEND_URLS = "email-send-urls";
  public static final String SKIPPED = "skipped-events";
  public static final String PROCESSED = "processed-events";
  public static final String ACKS = "url-acknowledgments";
  public static final String PENDING_ACKS = "pending-acks";
  public static final String FOREIGN = "foreign-jobs";

  private final MongoDatabase database;
  private volatile boolean indexed;

  public Store(MongoClient client, String name) {
    this.database = client.getDatabase(name);
  }

  /** Answers when the database does; makes the indexes once. */
  public Object probe() {
    return asked(
        () -> {
          Document pong = database.runCommand(new Document("ping", 1));
          if (!indexed) {
            Indexes.make(database);
            indexed = true;
          }
          return pong;
        });
  }

  /** A collection, for a question of one stage alone. */
  public MongoCollection<BsonDocument> collection(String name) {
    if (!indexed) {
      probe();
    }
    return database.getCollection(name, BsonDocument.class);
  }

  /** Runs a question; what the driver throws gets a code. */
  public static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (MongoException e) {
      throw coded(e);
    }
  }

  static SeraiException coded(MongoException failure) {
    return new SeraiException(
        LeadsError.STORE_UNAVAILABLE,
        "leads",
        failure,
        "no good answer (%s, code %d)",
        failure.getClass().getSimpleName(),
        failure.getCode());
  }

  /** Documents of entities that are there, by the entity's name. */
  public Map<String, BsonDocument> entities(
      Kind kind, Collection<String> names, List<String> fields) {
    List<String> wanted = new ArrayList<>(fields);
    wanted.add("entity");
    Map<String, BsonDocument> found = new HashMap<>();
    find(kind.collection(), in("entity", names), wanted)
        .forEach(document -> found.put(document.getString("entity").getValue(), document));
    return found;
  }

  /** Names of entities that were fetched after an instant. */
  public Set<String> fetchedSince(Kind kind, Collection<String> names, Instant instant) {
    Document fresh = in("entity", names);
    fresh.append("externalSource.lastRetrievedAt", new Document("$gt", instant));
    Set<String> found = new HashSet<>();
    find(kind.collection(), fresh, List.of("entity"))
        .forEach(document -> found.add(document.getString("entity").getValue()));
    return found;
  }

  /**
   * Ids of a unit's entities: that of the document that is there, or the one it will be made with.
   * A document from before entities had names is given its name first, where the unit says so.
   */
  public Map<String, ObjectId> ids(Unit unit, Kind kind, Collection<String> ids) {
    if (unit.adoptLegacy()) {
      ids.forEach(id -> adopt(unit.entity(kind, id)));
    }
    Map<String, ObjectId> found = new HashMap<>();
    Map<String, BsonDocument> known =
        entities(kind, ids.stream().map(id -> unit.entity(kind, id).name()).toList(), List.of());
    for (String id : ids) {
      Entity entity = unit.entity(kind, id);
      BsonDocument document = known.get(entity.name());
      found.put(id, document == null ? entity.newId() : document.getObjectId("_id").getValue());
    }
    return found;
  }

  private void adopt(Entity entity) {
    Document filter =
        new Document("externalSource.namespace", entity.kind().namespace())
            .append("externalSource.identifier", entity.id())
            .append("entity", new Document("$exists", false));
    asked(
        () ->
            collection(entity.kind().collection())
                .updateOne(filter, new Document("$set", new Document("entity", entity.name()))));
  }

  /** How rows are stored: guid to whether as a bot's. */
  public Map<String, Boolean> flags(Collection<String> guids) {
    Map<String, Boolean> flags = new HashMap<>();
    Set<String> wanted = Set.copyOf(guids);
    for (String field : List.of("guids", "bots")) {
      for (BsonDocument click : find(CLICKS, in(field, guids), List.of(field))) {
        for (BsonValue guid : click.getArray(field)) {
          if (wanted.contains(guid.asString().getValue())) {
            flags.put(guid.asString().getValue(), field.equals("bots"));
          }
        }
      }
    }
    return flags;
  }

  /** Those of the rows that were skipped. */
  public Set<String> skipped(Collection<String> guids) {
    Set<String> found = new HashSet<>();
    find(SKIPPED, in("guid", guids), List.of("guid"))
        .forEach(document -> found.add(document.getString("guid").getValue()));
    return found;
  }

  /** Documents that fit. */
  public List<BsonDocument> find(String collection, Document filter, List<String> fields) {
    return asked(
        () ->
            collection(collection)
                .find(filter)
                .projection(fields.isEmpty() ? null : Projections.include(fields))
                .into(new ArrayList<>()));
  }

  /** A filter: a field is one of these. */
  public static Document in(String field, Collection<?> values) {
    return new Document(field, new Document("$in", List.copyOf(values)));
  }
}
