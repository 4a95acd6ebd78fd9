package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status of HTTP; 0 closes the connection without a word
 */
record Answer(int status, String type, String body, Map<String, String> headers) {
  static final Answer NONE = new Answer(0, "", "", Map.of());

  private static final String JSON = "application/json; charset=utf-8";
  private static final String LINES = "application/x-ndjson; charset=utf-8";

  static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, body.toString(), Map.of());
  }

  static Answer lines(String body) {
    return new Answer(200, LINES, body, Map.of());
  }

  static Answer xml(int status, String body) {
    return new Answer(status, "text/xml; charset=utf-8", body, Map.of());
  }

  /** The shape in which REST refuses: message, error code, documentation. */
  static Answer refusal(int status, int code, String message) {
    ObjectNode body = Json.object().put("message", message).put("errorcode", code);
    return json(status, body.put("documentation", ""));
  }

  static Answer done(int status) {
    return json(status, Json.object());
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
