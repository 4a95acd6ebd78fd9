package io.serai.leads.settle;

import io.serai.leads.Entity.Kind;
import io.serai.leads.clicks.SendUrls;
import io.serai.leads.clicks.SendUrls.Pair;
import io.serai.leads.fetch.Links;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * Mends what could not be written when it came up: urls of sends whose acknowledgement was not
 * known, and flags of folders that a person has changed since.
 */
public final class Repair {
  /** why: acknowledgements that never come would be read by every run. */
  private static final int MOST = 5_000;

  private final Store store;
  private final SendUrls urls;

  public Repair(Store store, SendUrls urls) {
    this.store = store;
    this.urls = urls;
  }

  /** The urls of sends whose acknowledgement is known by now. */
  Writes acknowledgements() {
    List<BsonDocument> pending =
        Store.asked(
            () -> store.collection(Store.PENDING_ACKS).find().limit(MOST).into(new ArrayList<>()));
    Writes writes = new Writes();
    if (pending.isEmpty()) {
      return writes;
    }
    Set<String> known = new HashSet<>();
    store
        .find(Store.ACKS, Store.in("shortId", texts(pending, "ack")), List.of("shortId"))
        .forEach(ack -> known.add(ack.getString("shortId").getValue()));
    List<BsonDocument> mendable =
        pending.stream().filter(one -> known.contains(text(one, "ack"))).toList();
    Map<String, BsonDocument> sends =
        store.entities(Kind.SEND, texts(mendable, "send"), SendUrls.SEND_FIELDS);
    List<Pair> pairs = new ArrayList<>();
    for (BsonDocument one : mendable) {
      BsonDocument send = sends.get(text(one, "send"));
      if (send != null) {
        pairs.add(new Pair(send, text(one, "ack")));
      }
    }
    urls.add(pairs, writes);
    writes.phase(Store.PENDING_ACKS);
    mendable.forEach(one -> writes.delete(new Document("_id", one.get("_id"))));
    return writes;
  }

  /** The flags of all folders, where what hangs from them has others. */
  Writes flags() {
    List<BsonDocument> folders =
        store.find(
            Kind.CATEGORY.collection(),
            new Document("hasDeployments", true),
            List.of("isNewsletter", "rollupMetrics"));
    return new Links(store).ofFolders(folders);
  }

  private static List<String> texts(List<BsonDocument> documents, String field) {
    return documents.stream().map(one -> text(one, field)).distinct().toList();
  }

  private static String text(BsonDocument document, String field) {
    return document.getString(field).getValue();
  }
}
