package io.serai.leads.fetch;

import io.serai.leads.Entity.Kind;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * What hangs from a folder: its flags go down to e-mails and sends, and its id to sends and their
 * urls. Each kind is linked after it was written, from above and from below, so whichever of two is
 * written last sees the other.
 */
public final class Links {
  private static final List<String> FLAGS = List.of("isNewsletter", "rollupMetrics");
  private static final List<String> OF_EMAIL =
      List.of("categoryId", "isNewsletter", "rollupMetrics");

  private final Store store;

  public Links(Store store) {
    this.store = store;
  }

  /** Sends take what their e-mails have; their urls take what they have. */
  Writes ofSends(Collection<String> names) {
    Map<String, BsonDocument> sends =
        store.entities(
            Kind.SEND, names, List.of("deploymentId", "categoryId", "sentDate", "isTestSend"));
    Map<BsonValue, BsonDocument> emails =
        byId(Kind.EMAIL, values(sends.values(), "deploymentId"), OF_EMAIL);
    Writes writes = new Writes().phase(Kind.SEND.collection());
    sends.forEach(
        (name, send) -> {
          Document set = some(emails.get(send.get("deploymentId")), OF_EMAIL);
          if (!set.isEmpty()) {
            writes.update(new Document("entity", name), new Document("$set", set), null, null);
          }
        });
    writes.phase(Store.SEND_URLS);
    sends.forEach(
        (name, send) -> {
          Document set = some(send, List.of("deploymentId", "sentDate"));
          set.putAll(some(emails.get(send.get("deploymentId")), List.of("categoryId")));
          if (!set.isEmpty()) {
            writes.updateMany(new Document("sendId", send.get("_id")), new Document("$set", set));
          }
        });
    return writes;
  }

  /** E-mails take the flags of their folders, and hand all on to their sends. */
  Writes ofEmails(Collection<String> names) {
    Map<String, BsonDocument> emails = store.entities(Kind.EMAIL, names, List.of("categoryId"));
    Map<BsonValue, BsonDocument> folders =
        byId(Kind.CATEGORY, values(emails.values(), "categoryId"), FLAGS);
    Writes writes = new Writes().phase(Kind.EMAIL.collection());
    emails.forEach(
        (name, email) -> {
          Document flags = some(folders.get(email.get("categoryId")), FLAGS);
          if (!flags.isEmpty()) {
            writes.update(new Document("entity", name), new Document("$set", flags), null, null);
          }
        });
    writes.phase(Kind.SEND.collection());
    emails.forEach(
        (name, email) -> {
          Document set = some(email, List.of("categoryId"));
          set.putAll(some(folders.get(email.get("categoryId")), FLAGS));
          if (!set.isEmpty()) {
            writes.updateMany(
                new Document("deploymentId", email.get("_id")), new Document("$set", set));
          }
        });
    writes.phase(Store.SEND_URLS);
    emails.forEach(
        (name, email) -> {
          Document set = some(email, List.of("categoryId"));
          if (!set.isEmpty()) {
            writes.updateMany(
                new Document("deploymentId", email.get("_id")), new Document("$set", set));
          }
        });
    return writes;
  }

  /** The flags of folders go down to everything that hangs from them. */
  public Writes ofFolders(Collection<BsonDocument> folders) {
    Writes writes = new Writes();
    for (Kind kind : List.of(Kind.EMAIL, Kind.SEND)) {
      writes.phase(kind.collection());
      for (BsonDocument folder : folders) {
        Document flags = some(folder, FLAGS);
        if (!flags.isEmpty()) {
          writes.updateMany(
              new Document("categoryId", folder.get("_id")).append("$or", others(flags)),
              new Document("$set", flags));
        }
      }
    }
    return writes;
  }

  /** why: what has the flags already is not written again, whatever hangs from a folder. */
  private static List<Document> others(Document flags) {
    return flags.entrySet().stream()
        .map(flag -> new Document(flag.getKey(), new Document("$ne", flag.getValue())))
        .toList();
  }

  /** Folders, with what is to go down from them. */
  Collection<BsonDocument> folders(Collection<String> names) {
    return store.entities(Kind.CATEGORY, names, FLAGS).values();
  }

  private Map<BsonValue, BsonDocument> byId(Kind kind, List<BsonValue> ids, List<String> fields) {
    Map<BsonValue, BsonDocument> found = new HashMap<>();
    if (!ids.isEmpty()) {
      store
          .find(kind.collection(), Store.in("_id", ids), fields)
          .forEach(document -> found.put(document.get("_id"), document));
    }
    return found;
  }

  private static List<BsonValue> values(Collection<BsonDocument> documents, String field) {
    return documents.stream()
        .filter(document -> document.containsKey(field))
        .map(document -> document.get(field))
        .distinct()
        .toList();
  }

  private static Document some(BsonDocument document, List<String> fields) {
    Document some = new Document();
    if (document != null) {
      fields.stream()
          .filter(document::containsKey)
          .forEach(field -> some.append(field, document.get(field)));
    }
    return some;
  }
}
