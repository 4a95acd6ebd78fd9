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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
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

  @Test
  void what_is_asked_of_an_index_is_what_a_scan_finds() throws Exception {
    try (Mongo mongo = Mongo.start(folder)) {
      with(
          mongo,
          clicks -> {
            clicks.insertOne(click(1, "a", "b"));
            for (String field : List.of("guids", "usr")) {
              clicks.createIndex(new Document(field, 1));
            }
            clicks.insertMany(List.of(click(2, "c"), click(3), click(4, "d", "a")));

            assertThat(users(clicks, in("a", "c", "x"))).containsExactlyInAnyOrder(1, 2, 4);
            assertThat(users(clicks, in("a").append("usr", new Document("$gt", 1))))
                .containsExactly(4);
            assertThat(users(clicks, eq("guids", "b"))).containsExactly(1);
            assertThat(users(clicks, eq("guids", Pattern.compile("^[bc]")))).containsExactly(1, 2);
            assertThat(users(clicks, eq("guids", List.of("d", "a")))).containsExactly(4);

            clicks.updateOne(eq("usr", 4), new Document("$pull", new Document("guids", "a")));
            clicks.updateOne(eq("usr", 3), new Document("$addToSet", new Document("guids", "a")));
            clicks.deleteOne(eq("guids", "b"));
            assertThat(users(clicks, in("a", "b"))).containsExactly(3);
          });
    }

    try (Mongo again = Mongo.start(folder)) {
      with(
          again, clicks -> assertThat(users(clicks, in("a", "c"))).containsExactlyInAnyOrder(2, 3));
    }
  }

  private static Document click(int user, String... guids) {
    return new Document("_id", user).append("usr", user).append("guids", List.of(guids));
  }

  private static Document in(String... guids) {
    return new Document("guids", new Document("$in", List.of(guids)));
  }

  private static List<Integer> users(MongoCollection<Document> clicks, Bson filter) {
    return clicks.find(filter).map(click -> click.getInteger("usr")).into(new ArrayList<>());
  }

  @Test
  void a_condition_beside_a_key_is_checked() throws Exception {
    try (Mongo mongo = Mongo.start(folder)) {
      with(
          mongo,
          clicks -> {
            clicks.createIndex(
                new Document("day", 1).append("usr", 1), new IndexOptions().unique(true));
            clicks.insertMany(
                List.of(click(1).append("day", 1), click(2).append("day", 1).append("n", 7)));
            Document key = new Document("day", 1).append("usr", 2);

            assertThat(users(clicks, new Document(key).append("n", 7))).containsExactly(2);
            assertThat(users(clicks, new Document(key).append("n", 8))).isEmpty();
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
