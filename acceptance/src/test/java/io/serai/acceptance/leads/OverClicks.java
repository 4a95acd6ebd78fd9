package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.Cloud;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A vendor, queues and documents for the tests of a class, and a hub whose clock stands at noon of
 * 4 September 2020. Every test has sends and people of its own.
 */
@SuppressWarnings("JavaUtilDate") // what the driver reads
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OverClicks {
  static final Instant NOON = Instant.parse("2020-09-04T18:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  final Clicks clicks = ground();
  final TestClock clock = TestClock.stoppedAt(NOON);
  private int number = 700_000;
  private TestHub hub;

  /** What the hub works over. */
  Clicks ground() {
    return Clicks.base();
  }

  /** Settings that differ from those of profile sandbox. */
  Map<String, String> settings() {
    return quick();
  }

  /** Settings under which nothing waits longer than it must. */
  static Map<String, String> quick() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("leads.batch-wait", "50");
    settings.put("leads.visibility", "2");
    settings.put("leads.retry-steps", "1s,1s,1s");
    settings.put("leads.settle.patience", "30s");
    settings.put("marketing-cloud.retry-pause", "20");
    settings.put("marketing-cloud.retries", "2");
    return settings;
  }

  TestHub hub() {
    if (hub == null) {
      hub = TestHub.start(clicks, settings(), clock);
    }
    return hub;
  }

  @AfterEach
  void heal() {
    clicks.cloud().heal();
  }

  @AfterAll
  void close() {
    if (hub != null) {
      hub.close();
    }
    clicks.drop();
  }

  /** Polls and settles, which must succeed. */
  Chain run() {
    Chain chain = runAnyhow(null);
    assertThat(chain.statuses()).as(chain.errors()).containsExactly("SUCCEEDED", "SUCCEEDED");
    return chain;
  }

  /** Polls and settles, whatever becomes of it. */
  Chain runAnyhow(String payload) {
    TestHub running = hub();
    clock.pass(Duration.ofSeconds(1));
    return running.run("leads", "settle", payload);
  }

  /** Looks for every click once more. */
  Chain settle() {
    return runAnyhow("{\"stage\":\"settle\"}");
  }

  /** Gives the vendor rows. */
  void log(LogRow... rows) {
    clicks.cloud().put(Stream.of(rows).map(LogRow::record).toArray(String[]::new));
  }

  /** A send like that of the scenarios, of a unit, with a number of its own. */
  String send(String unit) {
    return send(unit, Map.of());
  }

  /** As {@link #send(String)}, with other values; null takes one away. */
  String send(String unit, Map<String, Object> values) {
    String id = String.valueOf(number++);
    putSend(unit, id, values);
    return id;
  }

  /** Gives the vendor a send, or changes one. */
  void putSend(String unit, String id, Map<String, Object> values) {
    ObjectNode record = copy(clicks.cloud().held("ien", "send"), "607105", unit, "send", id);
    values.forEach((name, value) -> record.putPOJO(name, value));
    clicks.cloud().put(record.toString());
  }

  /** A subscriber like that of the scenarios, of a unit, with a number of their own. */
  String person(String unit) {
    String id = String.valueOf(number++);
    clicks
        .cloud()
        .put(
            copy(clicks.cloud().held("ien", "subscriber"), "70257389", unit, "subscriber", id)
                .toString());
    return id;
  }

  private static ObjectNode copy(
      List<JsonNode> held, String original, String unit, String kind, String id) {
    ObjectNode copy =
        held.stream()
            .filter(record -> record.path("ID").asText().equals(original))
            .findFirst()
            .orElseThrow()
            .deepCopy();
    return copy.setAll(Cloud.record(unit, kind, id));
  }

  /** The document of an entity; null when there is none. */
  Document entity(String collection, String name) {
    return clicks.documents().getCollection(collection).find(new Document("entity", name)).first();
  }

  /** The click documents of a send. */
  List<Document> clicksOf(String unit, String send) {
    Document sent = entity("email-sends", "mc.%s.send*%s".formatted(unit, send));
    return sent == null ? List.of() : find("event-email-clicks", "job", sent.get("_id"));
  }

  /** The only click document of a send of ien. */
  Document clickOf(String send) {
    List<Document> all = clicksOf("ien", send);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  List<Document> find(String collection, String field, Object value) {
    return clicks
        .documents()
        .getCollection(collection)
        .find(new Document(field, value))
        .into(new ArrayList<>());
  }

  /** The open dead letters, {@code <code> <input>}. */
  List<String> letters() {
    return clicks
        .hub()
        .rows("SELECT code || ' ' || input FROM serai.dead_letter WHERE state = 'OPEN' ORDER BY 1");
  }

  /** Puts messages on the queue of clicks and waits until they are worked on. */
  void deliver(String... messages) {
    hub();
    Stream.of(messages).forEach(clicks.queue(Clicks.CLICKS)::send);
    drained();
  }

  /** Waits until every queue is empty. */
  void drained() {
    Awaitility.await("queues empty")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(25))
        .until(
            () ->
                Stream.of(
                        Clicks.CLICKS,
                        Clicks.SENDS,
                        Clicks.EMAILS,
                        Clicks.CATEGORIES,
                        Clicks.SUBSCRIBERS,
                        Clicks.MARKS)
                    .allMatch(queue -> clicks.queue(queue).size() == 0));
  }

  static Date date(String instant) {
    return Date.from(Instant.parse(instant));
  }
}
