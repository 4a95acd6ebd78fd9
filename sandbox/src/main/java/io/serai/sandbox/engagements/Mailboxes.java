package io.serai.sandbox.engagements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The mailbox index of an Elasticsearch: made once, filled by bulks, never held in memory. */
final class Mailboxes implements Generator.Sink {
  static final String INDEX = "shinobi-email";

  private static final int BULK_BYTES = 1 << 20;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String ERRORS =
      "/_bulk?filter_path=errors,items.*.status,items.*._id,items.*.error.reason";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuilder bulk = new StringBuilder();
  private final Refusals refusals;

  /**
   * An index that is not made yet.
   *
   * @param server for example {@code http://127.0.0.1:9200}
   * @param refusals gets the documents the server does not take
   */
  Mailboxes(String server, Refusals refusals) {
    this.server = server;
    this.refusals = refusals;
  }

  /** Makes the index, anew if an unfinished start left one. */
  void create() throws IOException {
    send("DELETE", "/" + INDEX + "?ignore_unavailable=true", "application/json", none());
    try (InputStream shape = Mailboxes.class.getResourceAsStream("mailbox.json")) {
      send(
          "PUT", "/" + INDEX, "application/json", BodyPublishers.ofByteArray(shape.readAllBytes()));
    }
  }

  @Override
  public void put(Mail mail) throws IOException {
    put(mail.id(), mail.json());
  }

  /** Stores a document; at once or with the ones after it. */
  void put(String id, ObjectNode document) throws IOException {
    bulk.append(action("index", id)).append('\n').append(document).append('\n');
    if (bulk.length() >= BULK_BYTES) {
      flush();
    }
  }

  @Override
  public void delete(String id) throws IOException {
    bulk.append(action("delete", id)).append('\n');
  }

  private static ObjectNode action(String name, String id) {
    ObjectNode action = JSON.createObjectNode();
    action.putObject(name).put("_index", INDEX).put("_id", id);
    return action;
  }

  /** Sends what is left; all of it can be searched afterwards. */
  void finish() throws IOException {
    flush();
    send("POST", "/" + INDEX + "/_refresh", "application/json", none());
  }

  private void flush() throws IOException {
    if (bulk.isEmpty()) {
      return;
    }
    byte[] body = bulk.toString().getBytes(StandardCharsets.UTF_8);
    bulk.setLength(0);
    JsonNode answer =
        send("POST", ERRORS, "application/x-ndjson", BodyPublishers.ofByteArray(body));
    if (answer.path("errors").asBoolean()) {
      for (JsonNode item : answer.path("items")) {
        JsonNode of = item.elements().next();
        if (of.has("error")) {
          refusals.add(of.path("_id").asText(), of.at("/error/reason").asText());
        }
      }
    }
  }

  private static BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private JsonNode send(String method, String path, String type, BodyPublisher body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(LIMIT)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new IOException(
            "Elasticsearch answers %d: %s"
                .formatted(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
