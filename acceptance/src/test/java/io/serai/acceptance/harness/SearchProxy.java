package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.acceptance.harness.SearchRelay.Answer;
import io.serai.acceptance.harness.SearchRelay.Asked;
import io.serai.acceptance.harness.SearchRelay.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Elasticsearch with a bad day: some documents of a bulk are turned away, as a full node or a
 * mapping does; everything else is answered by the real node.
 */
public final class SearchProxy implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Rule rule;
  private final SearchRelay relay;

  /** Says what becomes of a document. */
  @FunctionalInterface
  public interface Rule {
    int STORED = 0;

    /**
     * The status with which a document is turned away, or {@link #STORED} to leave it to the node.
     */
    int status(String index, String id);
  }

  public SearchProxy(Rule rule) {
    this.rule = rule;
    this.relay =
        new SearchRelay(
            (asked, node) -> asked.path().contains("/_bulk") ? bulk(asked, node) : node.ask(asked));
  }

  public String url() {
    return relay.url();
  }

  /** Passes on what is to be stored, and answers for every document in its place. */
  private Answer bulk(Asked asked, Node node) throws IOException {
    List<ObjectNode> turnedAway = new ArrayList<>();
    StringBuilder stored = new StringBuilder();
    Iterator<String> lines = asked.body().lines().iterator();
    while (lines.hasNext()) {
      String action = lines.next();
      JsonNode read = JSON.readTree(action);
      String kind = read.fieldNames().next();
      String document = kind.equals("delete") ? "" : lines.next() + "\n";
      JsonNode of = read.path(kind);
      int status = rule.status(of.path("_index").asText(), of.path("_id").asText());
      turnedAway.add(status == Rule.STORED ? null : item(kind, of, status));
      if (status == Rule.STORED) {
        stored.append(action).append('\n').append(document);
      }
    }
    Iterator<JsonNode> answered = List.<JsonNode>of().iterator();
    if (!stored.isEmpty()) {
      Answer answer = node.ask(asked.with(stored.toString()));
      answered = JSON.readTree(answer.body()).path("items").iterator();
    }
    ObjectNode answer = JSON.createObjectNode().put("took", 1).put("errors", true);
    ArrayNode items = answer.putArray("items");
    for (ObjectNode item : turnedAway) {
      items.add(item == null ? answered.next() : item);
    }
    return new Answer(200, answer.toString());
  }

  private static ObjectNode item(String kind, JsonNode of, int status) {
    ObjectNode item = JSON.createObjectNode();
    ObjectNode turnedAway = item.putObject(kind);
    turnedAway.set("_index", of.path("_index"));
    turnedAway.set("_id", of.path("_id"));
    turnedAway.put("status", status);
    turnedAway
        .putObject("error")
        .put(
            "type",
            status == 429 ? "es_rejected_execution_exception" : "document_parsing_exception")
        .put("reason", "turned away by a test");
    return item;
  }

  @Override
  public void close() {
    relay.close();
  }
}
