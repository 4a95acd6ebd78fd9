package io.serai.acceptance.leads;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.mongodb.ConnectionString;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.serai.acceptance.docs.Project;
import io.serai.acceptance.harness.Sandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the flow asks of a MongoDB, operator by operator: an operator that its sources use must be
 * on the list, and one that is on the list must have gone over the wire when the tests are through.
 * It runs against the sandbox's server, or against the one that {@code -Dmongodb.uri=} names, in a
 * database of its own that it drops.
 */
@SuppressWarnings("JavaUtilDate") // what the driver reads
class MongoContractIT {
  private static final Set<String> OPERATORS =
      Set.of(
          // of questions for documents
          "$and",
          "$exists",
          "$gt",
          "$gte",
          "$in",
          "$lt",
          "$lte",
          "$ne",
          "$or",
          // of changes
          "$addToSet",
          "$max",
          "$pull",
          "$set",
          "$setOnInsert",
          "$unset",
          // of reports
          "$add",
          "$cond",
          "$divide",
          "$group",
          "$ifNull",
          "$limit",
          "$match",
          "$project",
          "$size",
          "$sort",
          "$sum");

  private static final Date EARLY = Date.from(Instant.parse("2020-09-04T13:35:29Z"));
  private static final Date LATE = Date.from(Instant.parse("2020-09-04T15:00:00Z"));
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private static final SentOperators SENT = new SentOperators();

  private static MongoClient client;
  private MongoDatabase database;
  private MongoCollection<Document> clicks;

  @BeforeAll
  static void connect() {
    String other = System.getProperty("mongodb.uri");
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(
                new ConnectionString(other == null ? Sandbox.address("mongodb.uri") : other))
            .addCommandListener(SENT)
            .build();
    client = MongoClients.create(settings);
  }

  @AfterAll
  static void every_operator_on_the_list_was_sent() {
    client.close();
    assertThat(SENT.operators()).as("sent by these tests").containsAll(OPERATORS);
  }

  @BeforeEach
  void database() {
    database = client.getDatabase("contract-" + ProcessHandle.current().pid());
    clicks = database.getCollection("clicks");
  }

  @AfterEach
  void drop() {
    database.drop();
  }

  @Test
  void the_flow_uses_the_operators_on_the_list_and_no_others() {
    assertThat(UsedOperators.ofLeads()).isEqualTo(new TreeSet<>(OPERATORS));
  }

  @Test
  void an_upsert_makes_a_document_once_and_a_maximum_never_falls() {
    for (Date last : List.of(EARLY, LATE, EARLY)) {
      clicks.updateOne(
          key(1),
          new Document("$setOnInsert", new Document("n", 0).append("guids", List.of()))
              .append("$set", new Document("dep", "mc.ien.email*1"))
              .append("$max", new Document("last", last)),
          UPSERT);
    }
    clicks.updateOne(key(1), new Document("$setOnInsert", new Document("n", 7)), UPSERT);

    assertThat(clicks.find().into(new ArrayList<>()))
        .singleElement()
        .satisfies(
            click ->
                assertThat(click)
                    .containsEntry("day", EARLY)
                    .containsEntry("usr", 1)
                    .containsEntry("n", 0)
                    .containsEntry("dep", "mc.ien.email*1")
                    .containsEntry("last", LATE));
  }

  @Test
  void a_row_goes_from_one_set_to_the_other_only_with_a_newer_flag() {
    clicks.insertOne(key(1).append("guids", List.of()).append("bots", List.of()));

    assertThat(flag("EB3A-1", false, EARLY)).isEqualTo(1);
    assertThat(flag("EB3A-1", false, EARLY)).isZero();
    assertThat(flag("EB3A-1", true, LATE)).isEqualTo(1);
    assertThat(flag("EB3A-1", true, LATE)).isEqualTo(1);
    assertThat(flag("EB3A-1", false, EARLY)).isZero();
    assertThat(flag("EB3A-2", false, EARLY)).isEqualTo(1);

    Document click = clicks.find(eq("usr", 1)).first();
    assertThat(click)
        .containsEntry("guids", List.of("EB3A-2"))
        .containsEntry("bots", List.of("EB3A-1"));
    assertThat(click.get("flagAt", Document.class))
        .containsEntry("EB3A-1", LATE)
        .containsEntry("EB3A-2", EARLY);
  }

  /** How many documents the flag was newer for. */
  private long flag(String guid, boolean bot, Date readAt) {
    String field = "flagAt." + guid;
    Document newer =
        key(1)
            .append(
                "$or",
                List.of(
                    new Document(field, new Document("$exists", false)),
                    new Document(field, new Document(bot ? "$lte" : "$lt", readAt))));
    Document change =
        new Document("$set", new Document(field, readAt))
            .append("$addToSet", new Document(bot ? "bots" : "guids", guid))
            .append("$pull", new Document(bot ? "guids" : "bots", guid));
    return clicks.updateOne(newer, change).getMatchedCount();
  }

  @Test
  void documents_are_found_by_elements_of_their_arrays_and_by_dates() {
    clicks.insertOne(key(1).append("guids", List.of("a", "b")).append("at", EARLY));
    clicks.insertOne(key(2).append("guids", List.of("c")).append("at", LATE));

    assertThat(users(new Document("guids", new Document("$in", List.of("b", "x")))))
        .containsExactly(1);
    assertThat(users(new Document("at", new Document("$gt", EARLY)))).containsExactly(2);
    assertThat(users(new Document("at", new Document("$gte", EARLY)))).containsExactly(1, 2);
    assertThat(users(new Document("usr", new Document("$ne", 1)))).containsExactly(2);
    assertThat(
            users(new Document("$and", List.of(new Document("usr", 2), new Document("at", LATE)))))
        .containsExactly(2);
    assertThat(clicks.find(eq("usr", 1)).projection(Projections.include("guids")).first())
        .containsOnlyKeys("_id", "guids");
  }

  private List<Integer> users(Document filter) {
    return clicks.find(filter).map(click -> click.getInteger("usr")).into(new ArrayList<>());
  }

  @Test
  void many_documents_are_changed_at_once_and_fields_taken_away() {
    clicks.insertMany(
        List.of(
            key(1).append("parent", new Document("identifier", "4400")),
            key(2).append("parent", new Document("identifier", "4400")),
            key(3)));

    long changed =
        clicks
            .updateMany(
                eq("parent.identifier", "4400"),
                new Document("$set", new Document("parentId", 9))
                    .append("$unset", new Document("parent", 1)))
            .getModifiedCount();

    assertThat(changed).isEqualTo(2);
    assertThat(clicks.countDocuments(eq("parentId", 9))).isEqualTo(2);
    assertThat(clicks.countDocuments(new Document("parent", new Document("$exists", true))))
        .isZero();
  }

  @Test
  void of_an_unordered_bulk_only_what_is_refused_is_not_written() {
    clicks.createIndex(new Document("day", 1).append("usr", 1), new IndexOptions().unique(true));
    clicks.insertOne(key(1).append("_id", "first"));
    List<UpdateOneModel<Document>> bulk =
        List.of(1, 2, 3).stream()
            .map(
                user ->
                    new UpdateOneModel<Document>(
                        new Document("_id", "other" + user),
                        new Document("$set", key(user)),
                        UPSERT))
            .toList();

    assertThatThrownBy(() -> clicks.bulkWrite(bulk, new BulkWriteOptions().ordered(false)))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            failure ->
                assertThat(failure.getWriteErrors())
                    .singleElement()
                    .satisfies(
                        error -> assertThat(error.getCode()).isEqualTo(11_000),
                        error -> assertThat(error.getIndex()).isZero()));
    assertThat(users(new Document())).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void a_unique_index_that_is_sparse_lets_documents_be_that_have_no_such_field() {
    clicks.createIndex(new Document("entity", 1), new IndexOptions().unique(true).sparse(true));
    clicks.insertOne(key(1));
    clicks.insertOne(key(2));
    clicks.insertOne(key(3).append("entity", "mc.ien.send*1"));

    assertThatThrownBy(() -> clicks.insertOne(key(4).append("entity", "mc.ien.send*1")))
        .isInstanceOfSatisfying(
            MongoWriteException.class,
            failure -> assertThat(failure.getError().getCode()).isEqualTo(11_000));
    assertThat(clicks.countDocuments()).isEqualTo(3);
  }

  @Test
  void an_index_that_is_there_can_be_made_again() {
    for (int n = 0; n < 2; n++) {
      clicks.createIndex(new Document("job", 1).append("url", 1), new IndexOptions());
    }

    assertThat(clicks.listIndexes().into(new ArrayList<>())).asInstanceOf(LIST).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"clicks-per-send, 2", "clicks-per-url, 1", "clicks-per-day, 1"})
  void a_report_counts_in_the_server(String question, int rows) {
    clicks.insertMany(
        List.of(
            report(1, 7).append("n", 3).append("guids", List.of("a")).append("bots", List.of("x")),
            report(2, 7).append("n", 0).append("guids", List.of("b", "c")),
            report(3, 8).append("n", 0).append("bots", List.of("y"))));

    List<Document> counts = clicks.aggregate(pipeline(question)).into(new ArrayList<>());

    assertThat(counts).hasSize(rows);
    Document top = counts.get(0);
    assertThat(((Number) top.get("clicks")).longValue()).isEqualTo(6);
    assertThat(((Number) top.get("clickers")).longValue()).isEqualTo(2);
    assertThat(((Number) top.get("bots")).longValue()).isEqualTo(1);
    assertThat(((Number) top.get("share")).doubleValue()).isCloseTo(1 / 7.0, within(1e-9));
  }

  private static Document report(int user, int job) {
    return key(user).append("jobEntity", "mc.ien.send*" + job).append("url", "u" + job);
  }

  /** The stages of a question as the hub sends them. */
  private static List<BsonDocument> pipeline(String question) {
    String file = Project.text(Path.of("config/leads/questions", question + ".json"));
    String filled =
        file.replace("\":since\"", "\"2020-09-04T00:00:00Z\"")
            .replace("\":until\"", "\"2020-09-05T00:00:00Z\"")
            .replace(":send", "mc.ien.send*7")
            .replace("\":limit\"", "10");
    return BsonDocument.parse(filled).getDocument("search").getArray("pipeline").stream()
        .map(BsonValue::asDocument)
        .toList();
  }

  private static Document key(int user) {
    return new Document("day", EARLY).append("usr", user);
  }
}
