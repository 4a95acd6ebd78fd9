package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.Map;
import java.util.TreeMap;

/**
 * The sandbox's Elasticsearch for statements of tests, over bare HTTP: no client library of the
 * hub's is between a test and what is stored.
 */
public record SearchStore(String url) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BULK_CHARS = 2_000_000;
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
        throw new IllegalStateException(method + " " + path + ": " + json);
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

  /** Stores the documents of a file of hits, one in a line, and makes them visible. */
  public void put(String index, Path hits) {
    StringBuilder bulk = new StringBuilder();
    try (BufferedReader lines = Files.newBufferedReader(hits)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int source = line.indexOf(",\"_source\":");
        append(
            bulk,
            index,
            line.substring("{\"_id\":\"".length(), source - 1),
            line.substring(source + ",\"_source\":".length(), line.length() - 1));
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

  private static void append(StringBuilder bulk, String index, String id, String json) {
    ObjectNode action = JSON.createObjectNode();
    action.putObject("index").put("_index", index).put("_id", id);
    bulk.append(action).append('\n').append(json.replace("\n", " ")).append('\n');
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
    if (!send("GET", "/_cat/indices/" + index + "*?format=json", null).elements().hasNext()) {
      return documents;
    }
    refresh(index);
    String opened = send("POST", "/" + index + "/_pit?keep_alive=1m", null).path("id").asText();
    JsonNode after = null;
    JsonNode hits;
    do {
      hits = page(opened, after);
      for (JsonNode hit : hits) {
        documents.put(hit.path("_id").asText(), hit.path("_source"));
        after = hit.path("sort");
      }
    } while (hits.size() == PAGE);
    send("DELETE", "/_pit", "{\"id\":\"" + opened + "\"}");
    return documents;
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

  /** How many requests the server has answered on a route such as {@code /_bulk}, so far. */
  public long requests() {
    long requests = 0;
    for (JsonNode node : send("GET", "/_nodes/stats/http", null).path("nodes")) {
      for (JsonNode route : node.at("/http/routes")) {
        for (JsonNode method : route) {
          requests += method.at("/requests/count").asLong();
        }
      }
    }
    return requests;
  }
}
