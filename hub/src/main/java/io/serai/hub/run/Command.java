package io.serai.hub.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.util.Set;
import java.util.TreeSet;

/**
 * A trigger as a message: {@code {"flow":"totesys","payload":{…}}}.
 *
 * @param payload JSON, or null for none; the door checks it
 */
record Command(String flow, String payload) {
  private static final Set<String> KEYS = Set.of("flow", "payload");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  /**
   * @throws SeraiException BAD_PAYLOAD naming the key
   */
  static Command of(JsonNode node) {
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(KEYS);
    if (!node.isObject() || !unknown.isEmpty() || !node.path("flow").isTextual()) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          "hub",
          "a command is an object with key 'flow', a text, and perhaps 'payload'; unknown keys: %s",
          unknown);
    }
    JsonNode payload = node.get("payload");
    return new Command(
        node.get("flow").textValue(),
        payload == null || payload.isNull() ? null : payload.toString());
  }

  /**
   * @throws SeraiException BAD_PAYLOAD when it is no JSON
   */
  static JsonNode read(String text) {
    try {
      return JSON.readTree(text == null ? "" : text);
    } catch (JsonProcessingException e) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          "hub",
          "the command is not JSON (line %d, column %d)",
          e.getLocation().getLineNr(),
          e.getLocation().getColumnNr());
    }
  }
}
