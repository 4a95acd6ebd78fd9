package io.serai.acceptance.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A tenant of the sandbox's Marketing Cloud that belongs to one test alone, through its back door:
 * what it holds, what goes wrong, what it was asked.
 *
 * @param url where a hub asks it
 */
public record Cloud(String url) {
  /** Rows in an answer at most, as the vendor has it. */
  static final int VENDORS_PAGE = 2_500;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * A tenant without any data.
   *
   * @param units keys of its business units; the n-th has the number 510000 + n
   * @param page rows in an answer at most
   */
  static Cloud create(String name, List<String> units, int page) {
    // why: the sandbox's own tenant is the last part of the address
    Cloud cloud =
        new Cloud(Sandbox.address("marketing-cloud.url").replaceFirst("[^/]+$", "") + name);
    ObjectNode setup = JSON.createObjectNode().put("clientId", "id").put("clientSecret", "secret");
    setup.put("pageSize", page);
    for (String key : units) {
      int n = setup.withArray("units").size() + 1;
      setup
          .withArray("units")
          .addObject()
          .put("key", key)
          .put("mid", String.valueOf(510_000 + n))
          .put("clickLogKey", "Click Log")
          .put("clickLogObject", "object-" + key);
    }
    cloud.admin("PUT", "", setup.toString());
    return cloud;
  }

  /** The units as a hub is told of them. */
  static String units(List<String> keys) {
    var units = JSON.createArrayNode();
    for (String key : keys) {
      ObjectNode unit = units.addObject().put("key", key).put("mid", 510_001 + units.size() - 1);
      unit.putObject("clickLog").put("customerKey", "Click Log").put("objectId", "object-" + key);
      unit.putArray("skipJobs").add("603170");
      unit.putArray("legacyHosts").add("leads.limit0.io");
    }
    return units.toString();
  }

  /** Gives it records, each a line of JSON: {@code {"bu":"ien","kind":"send","ID":"607105",…}}. */
  public void put(String... records) {
    admin("POST", "/records", String.join("\n", records));
  }

  /** Takes an object or a row away. */
  public void delete(String unit, String kind, String id) {
    put(record(unit, kind, id).put("deleted", true).toString());
  }

  /** The beginning of a record. */
  public static ObjectNode record(String unit, String kind, String id) {
    return JSON.createObjectNode().put("bu", unit).put("kind", kind).put("ID", id);
  }

  /** The records of a kind that it holds, as they are now. */
  public List<JsonNode> held(String unit, String kind) {
    return lines(admin("GET", "/records?bu=%s&kind=%s".formatted(unit, kind), ""));
  }

  /** The same one after the other, for more of them than fit into memory. */
  public Stream<JsonNode> stream(String unit, String kind) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(url + "/admin/records?bu=%s&kind=%s".formatted(unit, kind)))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofLines()).body().map(Cloud::tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many rows of a unit are marked as processed. */
  public long marked(String unit) {
    return held(unit, "row").stream()
        .filter(row -> row.path("Processed").asText().equals("True"))
        .count();
  }

  /**
   * Fills it from a seed.
   *
   * @param wanted {@code {"seed","sends","subscribers","clicks","units","until","odd"}}
   * @return the acknowledgements of its links: {@code {"shortId","urlIds"}}
   */
  public List<JsonNode> generate(ObjectNode wanted) {
    return lines(admin("POST", "/generate", wanted.toString()));
  }

  /**
   * Lets calls go wrong.
   *
   * @param on kind of call, such as {@code soap:Send}, or {@code *}
   * @param after how many go well before
   * @param times how many go wrong then; 0 for all
   * @param answer a status, or {@code error}, {@code drop}, {@code silence}, {@code lost}
   */
  public void fault(String on, int after, int times, String answer) {
    admin(
        "POST",
        "/faults",
        JSON.createObjectNode()
            .put("on", on)
            .put("after", after)
            .put("times", times)
            .put("answer", answer)
            .toString());
  }

  /** From now on all goes well. */
  public void heal() {
    admin("DELETE", "/faults", "");
  }

  /** Every token that was given out is refused from now on. */
  public void expireTokens() {
    admin("DELETE", "/tokens", "");
  }

  /** No page that is left can be asked for any more. */
  public void expireCursors() {
    admin("DELETE", "/cursors", "");
  }

  /** How often each kind of call was made so far. */
  public Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    tree(admin("GET", "/calls", ""))
        .properties()
        .forEach(call -> calls.put(call.getKey(), call.getValue().asLong()));
    return calls;
  }

  /** Counts calls from zero. */
  public void forgetCalls() {
    admin("DELETE", "/calls", "");
  }

  /** Ends it. */
  public void drop() {
    admin("DELETE", "", "");
  }

  private String admin(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/admin" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonNode> lines(String text) {
    return text.lines().map(Cloud::tree).toList();
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
