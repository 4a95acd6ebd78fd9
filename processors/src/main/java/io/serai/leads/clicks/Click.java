package io.serai.leads.clicks;

import io.serai.leads.Entity;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A click that can be stored, and the operators that store it: whatever the order and however often
 * they are applied, the document is the same.
 *
 * @param day beginning of the calendar day of the click
 * @param send id of its send's document, and the send's name
 * @param person id of its subscriber's document, and the subscriber's name
 * @param email the name of the send's e-mail, or null
 * @param bot whether the vendor takes it for that of a program
 * @param readAt when its row was read
 */
record Click(
    Instant day,
    Instant at,
    Known send,
    Known person,
    String email,
    ObjectId url,
    String guid,
    boolean bot,
    Instant readAt) {

  /** An entity that has a document. */
  record Known(ObjectId id, Entity entity) {}

  /** The natural key: one document for a person, url and send of a day. */
  Document filter() {
    return new Document("day", day)
        .append("job", send.id())
        .append("url", url)
        .append("usr", person.id());
  }

  /**
   * Makes the document with this row in it, or moves the time of the last click: of people and
   * programs apart.
   */
  Document upsert() {
    Document names =
        new Document("jobEntity", send.entity().name()).append("usrEntity", person.entity().name());
    if (email != null) {
      names.append("dep", email);
    }
    return new Document("$setOnInsert", made())
        .append("$set", names)
        .append("$max", new Document(bot ? "lastBot" : "last", at));
  }

  private Document made() {
    String key = "click|%d|%s|%s|%s".formatted(day.toEpochMilli(), send.id(), url, person.id());
    return new Document("_id", Entity.hash(key))
        .append("n", 0)
        .append("guids", bot ? List.of() : List.of(guid))
        .append("bots", bot ? List.of(guid) : List.of())
        .append("flagAt." + guid, readAt)
        .append("__v", 0);
  }

  /**
   * The document as long as what it says of this row is older. Of two flags of one moment that of a
   * bot counts, so that their order does not.
   */
  Document flagFilter() {
    String field = "flagAt." + guid;
    return filter()
        .append(
            "$or",
            List.of(
                new Document(field, new Document("$exists", false)),
                new Document(field, new Document(bot ? "$lte" : "$lt", readAt))));
  }

  /** Puts the row among the people's or the programs', and takes it from the others. */
  Document flag() {
    return new Document("$set", new Document("flagAt." + guid, readAt))
        .append("$addToSet", new Document(bot ? "bots" : "guids", guid))
        .append("$pull", new Document(bot ? "guids" : "bots", guid));
  }
}
