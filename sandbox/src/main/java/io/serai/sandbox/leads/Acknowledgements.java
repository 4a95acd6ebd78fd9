package io.serai.sandbox.leads;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** What another program wrote into the database of the site: which URLs a short id stands for. */
final class Acknowledgements {
  static final String DATABASE = "leads";
  static final String COLLECTION = "url-acknowledgments";

  private Acknowledgements() {}

  /**
   * Stores them.
   *
   * @param lines each {@code {"shortId":…,"urlIds":[…]}}
   */
  static void store(String uri, List<String> lines) {
    List<InsertOneModel<Document>> inserts =
        lines.stream().map(line -> new InsertOneModel<>(document(Document.parse(line)))).toList();
    if (inserts.isEmpty()) {
      return;
    }
    try (MongoClient client = MongoClients.create(uri)) {
      MongoCollection<Document> acknowledgements =
          client.getDatabase(DATABASE).getCollection(COLLECTION);
      acknowledgements.createIndex(new Document("shortId", 1), new IndexOptions().unique(true));
      acknowledgements.bulkWrite(inserts, new BulkWriteOptions().ordered(false));
    }
  }

  private static Document document(Document json) {
    List<ObjectId> urls =
        json.getList("urlIds", String.class, List.of()).stream().map(ObjectId::new).toList();
    return new Document("shortId", json.getString("shortId")).append("urlIds", urls);
  }
}
