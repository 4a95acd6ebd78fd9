package io.serai.leads.clicks;

import io.serai.leads.Entity;
import io.serai.leads.Meters;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Which urls a send was sent with: one document for each, by its acknowledgements. */
public final class SendUrls {
  /** What is asked of a send for them. */
  public static final List<String> SEND_FIELDS =
      List.of("deployment", "deploymentId", "categoryId", "sentDate", "isTestSend");

  private final Store store;
  private final Meters meters;
  private final Clock clock;

  public SendUrls(Store store, Meters meters, Clock clock) {
    this.store = store;
    this.meters = meters;
    this.clock = clock;
  }

  /** A send, as it is stored, and an acknowledgement one of its links was sent under. */
  public record Pair(BsonDocument send, String ack) {
    /** What tells pairs apart. */
    String key() {
      return send.getString("entity").getValue() + "|" + ack;
    }

    /** What tells it from the same pair when its send has changed. */
    String version() {
      StringBuilder version = new StringBuilder(key());
      SEND_FIELDS.forEach(field -> version.append('|').append(send.get(field)));
      return version.toString();
    }
  }

  /**
   * Adds the documents of pairs. An acknowledgement that is not known is noted, to be looked for
   * again.
   *
   * @return the pairs that have an acknowledgement that is known
   */
  public List<Pair> add(Collection<Pair> pairs, Writes writes) {
    Map<String, List<ObjectId>> urls = urls(pairs.stream().map(Pair::ack).distinct().toList());
    List<Pair> found = new ArrayList<>();
    List<Pair> missing = new ArrayList<>();
    writes.phase(Store.SEND_URLS);
    for (Pair pair : pairs) {
      List<ObjectId> known = urls.get(pair.ack());
      if (known == null) {
        missing.add(pair);
      } else {
        found.add(pair);
        known.forEach(url -> add(pair.send(), url, writes));
      }
    }
    writes.phase(Store.PENDING_ACKS);
    missing.forEach(pair -> pending(pair, writes));
    meters.add("ack.missing", missing.size());
    return found;
  }

  private Map<String, List<ObjectId>> urls(List<String> acks) {
    Map<String, List<ObjectId>> urls = new HashMap<>();
    if (acks.isEmpty()) {
      return urls;
    }
    for (BsonDocument ack :
        store.find(Store.ACKS, Store.in("shortId", acks), List.of("shortId", "urlIds"))) {
      urls.put(
          ack.getString("shortId").getValue(),
          ack.getArray("urlIds").stream().map(id -> id.asObjectId().getValue()).toList());
    }
    return urls;
  }

  private void add(BsonDocument send, ObjectId url, Writes writes) {
    ObjectId sendId = send.getObjectId("_id").getValue();
    Document made =
        new Document("_id", Entity.hash("send-url|%s|%s".formatted(sendId, url)))
            .append("isTestSend", send.getBoolean("isTestSend", BsonBoolean.FALSE).getValue())
            .append("createdAt", clock.instant())
            .append("__v", 0);
    Document set = new Document();
    for (String field : List.of("deploymentId", "categoryId")) {
      value(send, field).ifPresent(value -> set.append(field, value));
    }
    value(send, "sentDate").ifPresent(value -> set.append("sentDate", value));
    Document update = new Document("$setOnInsert", made);
    if (!set.isEmpty()) {
      update.append("$set", set);
    }
    writes.upsert(new Document("sendId", sendId).append("urlId", url), update, null, null);
  }

  private static java.util.Optional<BsonValue> value(BsonDocument document, String field) {
    return java.util.Optional.ofNullable(document.get(field)).filter(value -> !value.isNull());
  }

  private void pending(Pair pair, Writes writes) {
    Instant now = clock.instant();
    writes.upsert(
        new Document("_id", Entity.hash("pending-ack|" + pair.key())),
        new Document(
            "$setOnInsert",
            new Document("send", pair.send().getString("entity").getValue())
                .append("ack", pair.ack())
                .append("at", now)),
        null,
        null);
  }
}
