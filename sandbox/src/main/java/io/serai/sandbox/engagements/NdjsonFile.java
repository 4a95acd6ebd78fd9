package io.serai.sandbox.engagements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Source documents, one in a line: bare, or as a search hit with {@code _id} and {@code _source},
 * or after a line with the action of a bulk. A line that is no document is refused alone.
 */
final class NdjsonFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Instant created;
  private final Refusals refusals;
  private String announced;

  /**
   * A file.
   *
   * @param created for documents that do not say when they were harvested
   */
  NdjsonFile(Path file, Instant created, Refusals refusals) {
    this.file = file;
    this.created = created;
    this.refusals = refusals;
  }

  /** Puts all documents of the file into the index. */
  void load(Mailboxes into) throws IOException {
    // why: a byte that is no UTF-8 must cost a character, not the rest of the file
    var lenient =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), lenient))) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          load(line, file.getFileName() + ":" + number, into);
        }
      }
    }
  }

  private void load(String line, String position, Mailboxes into) throws IOException {
    try {
      if (JSON.readTree(line) instanceof ObjectNode document) {
        load(document, position, into);
      } else {
        refusals.add(position, "no JSON object");
      }
    } catch (JsonProcessingException e) {
      refusals.add(position, e.getOriginalMessage());
    }
  }

  private void load(ObjectNode line, String position, Mailboxes into) throws IOException {
    JsonNode action = line.size() == 1 ? line.elements().next() : null;
    if (action != null && (line.has("index") || line.has("create")) && action.isObject()) {
      announced = action.path("_id").asText(null);
      return;
    }
    String id = id(line, position);
    announced = null;
    ObjectNode document = line.get("_source") instanceof ObjectNode source ? source : line;
    document.remove("_id");
    if (!document.has("created")) {
      document.put("created", created.toString());
    }
    into.put(id, document);
  }

  /** Its own id wherever it stands; else its place in the file, the same at every load. */
  private String id(ObjectNode line, String position) {
    if (line.hasNonNull("_id")) {
      return line.get("_id").asText();
    }
    if (announced != null) {
      return announced;
    }
    String account = line.path("account").asText("unknown");
    return account + ":" + (line.hasNonNull("id") ? line.get("id").asText() : position);
  }
}
