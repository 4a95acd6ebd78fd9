package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sandbox's Elasticsearch for statements of tests, over bare HTTP: no client library of the
 * hub's is between a test and what is stored.
 */
public record SearchStore(String url) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BULK_CHARS = 5_000_000;
  private static final int PAGE = 1_000;

  /** Sends a request and expects it to succeed. */
  public JsonNode send(String method, String path, String body) {
    return send(method, path, "application/json", body);
  }

  private JsonNode send(String method, String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", type)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
      JsonNode json = JSON.readTree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s %s: %d %s".formatted(method, path, answer.statusCode(), json));
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stores documents, id to JSON, and makes them visible. */
  public void put(String index, Map<String, String> documents) {
    StringBuilder bulk = new StringBuilder();
    documents.forEach((id, json) -> append(bulk, index, id, json));
    flush(bulk);
    refresh(index);
  }

  /** Stores documents, so many with each request; fewer when they are large. */
  public void bulk(String index, Map<String, String> documents, int each) {
    StringBuilder bulk = new StringBuilder();
    int held = 0;
    for (Map.Entry<String, String> document : documents.entrySet()) {
      append(bulk, index, document.getKey(), document.getValue());
      held++;
      if (held % each == 0 || bulk.length() > BULK_CHARS) {
        flush(bulk);
      }
    }
    flush(bulk);
  }

  /**
   * Stores the documents of a file of hits, one in a line, deletes those that a later line says are
   * deleted, and makes that visible.
   */
  public void put(String index, Path hits, Predicate<Line> wanted) {
    StringBuilder bulk = new StringBuilder();
    try (BufferedReader lines = Files.newBufferedReader(hits)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        Line line = Line.of(text);
        if (!wanted.test(line)) {
          continue;
        }
        if (line.deleted()) {
          bulk.append(action("delete", index, line.id())).append('\n');
        } else {
          append(bulk, index, line.id(), line.source());
        }
        if (bulk.length() > BULK_CHARS) {
          flush(bulk);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    flush(bulk);
    refresh(index);
  }

  /**
   * A line of a file of hits.
   *
   * @param source JSON; empty when the line says that a document is deleted
   */
  public record Line(String id, String source) {
    private static final String SOURCE = ",\"_source\":";
    private static final String DELETED = ",\"_deleted\":true}";
    private static final Pattern CREATED = Pattern.compile("\"created\":\"([^\"]+)\"");

    static Line of(String line) {
      int id = "{\"_id\":\"".length();
      if (line.endsWith(DELETED)) {
        return new Line(line.substring(id, line.length() - DELETED.length() - 1), "");
      }
      int source = line.indexOf(SOURCE);
      return new Line(
          line.substring(id, source - 1),
          line.substring(source + SOURCE.length(), line.length() - 1));
    }

    public boolean deleted() {
      return source.isEmpty();
    }

    /** Whether the document was taken in up to an instant. */
    public boolean takenBy(Instant instant) {
      Matcher created = CREATED.matcher(source);
      return created.find() && !Instant.parse(created.group(1)).isAfter(instant);
    }
  }

  private static ObjectNode action(String name, String index, String id) {
    ObjectNode action = JSON.createObjectNode();
    action.putObject(name).put("_index", index).put("_id", id);
    return action;
  }

  private static void append(StringBuilder bulk, String index, String id, String json) {
    bulk.append(action("index", index, id)).append('\n');
    bulk.append(json.replace("\n", " ")).append('\n');
  }

  private void flush(StringBuilder bulk) {
    if (bulk.isEmpty()) {
      return;
    }
    JsonNode answer =
        send("POST", "/_bulk?filter_path=errors,items.*.error", "application/x-ndjson", bulk + "");
    bulk.setLength(0);
    if (answer.path("errors").asBoolean()) {
      throw new IllegalStateException(answer.toString());
    }
  }

  /** Deletes a document, visibly. */
  public void delete(String index, String id) {
    send("DELETE", "/" + index + "/_doc/" + encoded(id) + "?refresh=true", null);
  }

  private static String encoded(String id) {
    return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  public void refresh(String index) {
    send("POST", "/" + index + "/_refresh", null);
  }

  /** How many documents an index has. */
  public long count(String index) {
    refresh(index);
    return send("GET", "/" + index + "/_count", null).path("count").asLong();
  }

  /** All documents of an index by id; none when there is no such index. */
  public Map<String, JsonNode> documents(String index) {
    Map<String, JsonNode> documents = new TreeMap<>();
    each(index, hit -> documents.put(hit.path("_id").asText(), hit.path("_source")));
    return documents;
  }

  /** Writes all documents of an index to a file, one hit in a line. */
  public void export(String index, Path file) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      each(
          index,
          hit -> out.printf("{\"_id\":%s,\"_source\":%s}%n", hit.get("_id"), hit.get("_source")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void each(String index, Consumer<JsonNode> visitor) {
    if (!send("GET", "/_cat/indices/" + index + "*?format=json", null).elements().hasNext()) {
      return;
    }
    refresh(index);
    String opened = send("POST", "/" + index + "/_pit?keep_alive=5m", null).path("id").asText();
    JsonNode after = null;
    JsonNode hits;
    do {
      hits = page(opened, after);
      for (JsonNode hit : hits) {
        visitor.accept(hit);
        after = hit.path("sort");
      }
    } while (hits.size() == PAGE);
    send("DELETE", "/_pit", "{\"id\":\"" + opened + "\"}");
  }

  private JsonNode page(String pit, JsonNode after) {
    ObjectNode query = JSON.createObjectNode();
    query.put("size", PAGE).put("track_total_hits", false);
    query.putObject("pit").put("id", pit).put("keep_alive", "1m");
    query.putArray("sort").add("_shard_doc");
    if (after != null) {
      query.set("search_after", after);
    }
    return send("POST", "/_search", query.toString()).at("/hits/hits");
  }

  /** How many requests the server has answered so far. */
  public long requests() {
    long requests = 0;
    for (JsonNode node : send("GET", "/_nodes/stats/http", null).path("nodes")) {
      for (JsonNode route : node.at("/http/routes")) {
        requests += route.at("/requests/count").asLong();
      }
    }
    return requests;
  }
}
