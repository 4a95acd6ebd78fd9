package io.serai.leads.store;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.serai.leads.Entity.Kind;
import java.util.ArrayList;
import org.bson.Document;

/** The collections and indexes the flow relies on. Making one that is there changes nothing. */
final class Indexes {
  private static final int ALREADY_THERE = 48;

  private static final IndexOptions UNIQUE = new IndexOptions().unique(true);
  private static final IndexOptions UNIQUE_SPARSE = new IndexOptions().unique(true).sparse(true);
  private static final IndexOptions PLAIN = new IndexOptions();

  private Indexes() {}

  static void make(MongoDatabase database) {
    for (Kind kind : Kind.values()) {
      // why sparse: documents from before entities had names are given theirs one by one
      make(database, kind.collection(), UNIQUE_SPARSE, "entity");
      make(
          database,
          kind.collection(),
          PLAIN,
          "externalSource.namespace",
          "externalSource.identifier");
    }
    make(database, Store.CLICKS, UNIQUE, "day", "job", "url", "usr");
    make(database, Store.CLICKS, PLAIN, "job", "url");
    make(database, Store.CLICKS, PLAIN, "usr", "day");
    make(database, Store.CLICKS, PLAIN, "guids");
    make(database, Store.CLICKS, PLAIN, "bots");
    make(database, Store.SEND_URLS, UNIQUE, "sendId", "urlId");
    make(database, Store.SEND_URLS, PLAIN, "deploymentId");
    make(database, Kind.SEND.collection(), PLAIN, "deploymentId");
    make(database, Kind.SEND.collection(), PLAIN, "categoryId");
    make(database, Kind.EMAIL.collection(), PLAIN, "categoryId");
    make(database, Store.SKIPPED, UNIQUE, "guid");
    make(database, Store.PROCESSED, UNIQUE, "guid");
    // why: an index makes its collection, and these have none
    make(database, Store.PENDING_ACKS);
    make(database, Store.FOREIGN);
  }

  /** why asked first: the refusal of one that is there stands in the server's log as an error. */
  private static void make(MongoDatabase database, String collection) {
    if (database.listCollectionNames().into(new ArrayList<>()).contains(collection)) {
      return;
    }
    try {
      database.createCollection(collection);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != ALREADY_THERE) {
        throw e;
      }
    }
  }

  private static void make(
      MongoDatabase database, String collection, IndexOptions options, String... fields) {
    Document keys = new Document();
    for (String field : fields) {
      keys.append(field, 1);
    }
    database.getCollection(collection).createIndex(keys, options);
  }
}
