package io.serai.leads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.SeraiException;

/** What the messages of all queues have in common: {@code {"v":1,"bu":"ien", …}}. */
final class Messages {
  private static final int VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Messages() {}

  static ObjectNode of(String bu) {
    return JSON.createObjectNode().put("v", VERSION).put("bu", bu);
  }

  static JsonNode parse(String text) {
    JsonNode message;
    try {
      message = JSON.readTree(text == null ? "" : text);
    } catch (JsonProcessingException e) {
      throw wrong("it is not JSON");
    }
    if (!message.isObject()) {
      throw wrong("it is no object");
    }
    if (message.path("v").asInt() != VERSION) {
      throw wrong("its version is '%s', not %d".formatted(message.path("v").asText(), VERSION));
    }
    return message;
  }

  static String text(JsonNode message, String key) {
    String text = message.path(key).asText();
    if (text.isEmpty()) {
      throw wrong("'%s' is missing".formatted(key));
    }
    return text;
  }

  static SeraiException wrong(String what) {
    return new SeraiException(LeadsError.BAD_MESSAGE, "leads", "a message is refused: %s", what);
  }
}
