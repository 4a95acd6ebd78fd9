package io.serai.sandbox.server;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("JavaUtilDate") // what the driver reads
class MongoIT {
  @TempDir Path folder;

  @Test
  void documents_and_unique_indexes_stay_over_a_restart() throws Exception {
    try (Mongo mongo = Mongo.start(folder)) {
      with(
          mongo,
          clicks -> {
            clicks.createIndex(
                new Document("day", 1).append("usr", 1), new IndexOptions().unique(true));
            Document update =
                new Document("$setOnInsert", new Document("n", 0).append("bots", List.of()))
                    .append("$max", new Document("last", new Date(5)))
                    .append("$addToSet", new Document("guids", "G1"));
            for (int n = 0; n < 2; n++) {
              clicks.updateOne(
                  new Document("day", 1).append("usr", 2),
                  update,
                  new UpdateOptions().upsert(true));
            }
          });
    }

    try (Mongo again = Mongo.start(folder)) {
      with(
          again,
          clicks -> {
            assertThat(clicks.find(eq("usr", 2)).first())
                .containsEntry("guids", List.of("G1"))
                .containsEntry("last", new Date(5))
                .containsEntry("n", 0);
            assertThatThrownBy(() -> clicks.insertOne(new Document("day", 1).append("usr", 2)))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
          });
    }
  }

  private interface Work {
    void on(MongoCollection<Document> clicks);
  }

  private static void with(Mongo mongo, Work work) {
    try (MongoClient client = MongoClients.create(mongo.endpoints().get("mongodb.uri"))) {
      work.on(client.getDatabase("leads").getCollection("event-email-clicks"));
    }
  }
}
