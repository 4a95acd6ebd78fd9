package io.serai.hub.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.flow.Flow;
import io.serai.hub.flow.PayloadKey;
import java.util.Map;
import java.util.TreeSet;

/**
 * The one validator of triggers: whatever the way they came, unknown keys and wrong types are
 * refused.
 */
public final class Payloads {
  /** Names the stage to begin with. */
  public static final String STAGE = "stage";

  /**
   * why: of a key that stands twice, or of a second object, one would be passed over in silence.
   */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private Payloads() {}

  /**
   * Reads and checks the payload of a trigger.
   *
   * @param json an object, or null or blank for an empty one
   * @throws SeraiException BAD_PAYLOAD naming the key, UNKNOWN_FLOW for an unknown stage
   */
  public static Map<String, Object> parse(Flow flow, String json) {
    Map<String, Object> payload = read(flow, json);
    payload.forEach((key, value) -> check(flow, key, value));
    flow.check(payload);
    return payload;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(Flow flow, String json) {
    if (json == null || json.isBlank()) {
      return Map.of();
    }
    try {
      JsonNode node = JSON.readTree(json);
      if (!node.isObject()) {
        throw new SeraiException(
            HubError.BAD_PAYLOAD,
            flow.name(),
            "the payload is not a JSON object but %s",
            node.getNodeType());
      }
      return JSON.convertValue(node, Map.class);
    } catch (JsonProcessingException e) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          flow.name(),
          "the payload is not JSON (line %d, column %d)",
          e.getLocation().getLineNr(),
          e.getLocation().getColumnNr());
    }
  }

  private static void check(Flow flow, String key, Object value) {
    if (key.equals(STAGE)) {
      checkStage(flow, value);
      return;
    }
    PayloadKey known = flow.payload().get(key);
    if (known == null) {
      TreeSet<String> names = new TreeSet<>(flow.payload().keySet());
      names.add(STAGE);
      throw new SeraiException(
          HubError.BAD_PAYLOAD, flow.name(), "unknown key '%s'; known are %s", key, names);
    }
    if (!known.type().fits(value)) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          flow.name(),
          "key '%s' must be %s, got '%s'",
          key,
          known.type().words(),
          value);
    }
    known.check().accept(value);
  }

  private static void checkStage(Flow flow, Object value) {
    if (!flow.stageNames().contains(value)) {
      throw new SeraiException(
          HubError.UNKNOWN_FLOW,
          flow.name(),
          "stage '%s' is not one of %s",
          value,
          flow.stageNames());
    }
  }
}
