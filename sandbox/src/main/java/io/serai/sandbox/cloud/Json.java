package io.serai.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON in and out. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonNode tree(String text) throws Malformed {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Malformed("the request is not JSON: " + e.getOriginalMessage());
    }
  }
}
