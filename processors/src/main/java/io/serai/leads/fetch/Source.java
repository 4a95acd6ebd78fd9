package io.serai.leads.fetch;

import io.serai.leads.Entity;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** What the documents of all kinds of entities have in common. */
final class Source {
  private Source() {}

  /** The document of an entity. */
  static Document filter(Entity entity) {
    return new Document("entity", entity.name());
  }

  /** What a new one begins with. */
  static Document made(Entity entity, ObjectId id, Instant now) {
    return new Document("_id", id)
        .append("externalSource.namespace", entity.kind().namespace())
        .append("externalSource.identifier", entity.id())
        .append("createdAt", now)
        .append("__v", 0);
  }

  /** When it was made and changed at its source, as far as known, and when it was fetched. */
  static Document fetched(Optional<Instant> created, Optional<Instant> updated, Instant now) {
    Document set = new Document("externalSource.lastRetrievedAt", now);
    created.ifPresent(at -> set.append("externalSource.createdAt", at));
    updated.ifPresent(at -> set.append("externalSource.updatedAt", at));
    return set;
  }

  /** Adds a field unless its value is null. */
  static void put(Document document, String field, Object value) {
    if (value != null) {
      document.append(field, value);
    }
  }
}
