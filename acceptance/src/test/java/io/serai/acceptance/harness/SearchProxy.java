package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Elasticsearch with a bad day: some documents of a bulk are turned away, as a full node or a
 * mapping does; everything else is answered by the real node.
 */
public final class SearchProxy implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> PASSED = List.of("Content-Type", "Accept");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String node = Sandbox.address("elasticsearch.url");
  private final Rule rule;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Says what becomes of a document. */
  @FunctionalInterface
  public interface Rule {
    int STORED = 0;

    /**
     * The status with which a document is turned away, or {@link #STORED} to leave it to the node.
     */
    int status(String index, String id);
  }

  public SearchProxy(Rule rule) throws IOException {
    this.rule = rule;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean bulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
      HttpResponse<byte[]> answer = bulk ? null : pass(exchange, body);
      byte[] bytes = bulk ? bulk(exchange, body) : answer.body();
      exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
      exchange
          .getResponseHeaders()
          .set("Content-Type", exchange.getRequestHeaders().getFirst("Accept"));
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(
          bulk ? 200 : answer.statusCode(), head || bytes.length == 0 ? -1 : bytes.length);
      if (!head) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : PASSED) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Passes on what is to be stored, and answers for every document in its place. */
  private byte[] bulk(HttpExchange exchange, byte[] body) throws IOException {
    List<ObjectNode> turnedAway = new ArrayList<>();
    StringBuilder stored = new StringBuilder();
    Iterator<String> lines = new String(body, StandardCharsets.UTF_8).lines().iterator();
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
    Iterator<JsonNode> answered = items(exchange, stored.toString());
    ObjectNode answer = JSON.createObjectNode().put("took", 1).put("errors", true);
    ArrayNode items = answer.putArray("items");
    turnedAway.forEach(item -> items.add(item == null ? answered.next() : item));
    return JSON.writeValueAsBytes(answer);
  }

  private Iterator<JsonNode> items(HttpExchange exchange, String stored) throws IOException {
    return stored.isEmpty()
        ? List.<JsonNode>of().iterator()
        : JSON.readTree(pass(exchange, stored.getBytes(StandardCharsets.UTF_8)).body())
            .path("items")
            .iterator();
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
    server.stop(0);
    threads.shutdownNow();
  }
}
