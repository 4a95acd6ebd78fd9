package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that goes wrong.
 *
 * @param on the kind of call, as {@link Calls} counts it; {@code *} for any
 * @param after how many such calls go well before
 * @param times how many go wrong then; 0 for all
 * @param answer a status of HTTP, {@code error} (a Retrieve whose status says so), {@code drop}
 *     (the connection is closed without an answer), {@code silence} (the same, but only after a
 *     time) or {@code lost} (the call is done, and its answer lost)
 * @param seconds how long a silence lasts; how long a 429 asks to wait
 */
record Fault(String on, int after, int times, String answer, double seconds) {
  static Fault of(JsonNode json) {
    return new Fault(
        json.path("on").asText("*"),
        json.path("after").asInt(0),
        json.path("times").asInt(0),
        json.path("answer").asText("503"),
        json.path("seconds").asDouble(1));
  }

  boolean meets(String kind) {
    return on.equals("*") || on.equals(kind);
  }
}
