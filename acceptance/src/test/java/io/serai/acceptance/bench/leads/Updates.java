package io.serai.acceptance.bench.leads;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.serai.leads.ClickMessage;
import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.ServerTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A click's document, and the operators that the floor and the plain way store it with. */
final class Updates {
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private Updates() {}

  static Document filter(ClickMessage click) {
    return new Document("day", ServerTime.day(at(click), ZONE))
        .append("job", id(Kind.SEND, click.row().jobId()))
        .append("url", new ObjectId(click.urlId()))
        .append("usr", id(Kind.SUBSCRIBER, click.row().subscriberId()));
  }

  private static ObjectId id(Kind kind, String id) {
    return new Entity(Load.UNIT, kind, id).newId();
  }

  private static Instant at(ClickMessage click) {
    return ServerTime.event(click.row().eventDate()).orElseThrow();
  }

  private static String guid(ClickMessage click) {
    return click.row().guid().orElseThrow();
  }

  /** Makes the document, and moves the time of its last click. */
  static UpdateOneModel<Document> made(ClickMessage click) {
    Document fresh =
        new Document("n", 0).append("guids", List.of()).append("bots", List.of()).append("__v", 0);
    return new UpdateOneModel<>(
        filter(click),
        new Document("$setOnInsert", fresh)
            .append("$max", new Document(click.row().bot() ? "lastBot" : "last", at(click))),
        UPSERT);
  }

  /** Puts the row into its set, with the time of its flag. */
  static UpdateOneModel<Document> flagged(ClickMessage click) {
    boolean bot = click.row().bot();
    return new UpdateOneModel<>(
        filter(click),
        new Document("$set", new Document("flagAt." + guid(click), click.readAt()))
            .append("$addToSet", new Document(bot ? "bots" : "guids", guid(click)))
            .append("$pull", new Document(bot ? "guids" : "bots", guid(click))));
  }

  /** All that one update can do. */
  static Document inOne(ClickMessage click) {
    boolean bot = click.row().bot();
    return new Document("$setOnInsert", new Document("n", 0).append("__v", 0))
        .append("$max", new Document(bot ? "lastBot" : "last", at(click)))
        .append("$addToSet", new Document(bot ? "bots" : "guids", guid(click)));
  }
}
