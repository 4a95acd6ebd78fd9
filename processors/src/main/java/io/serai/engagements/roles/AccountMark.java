package io.serai.engagements.roles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.core.Ledger;
import io.serai.engagements.Moment;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How far an account is read: the value of its watermark.
 *
 * @param created documents taken in up to this instant are read
 * @param token of the run that moved it; documents it wrote have none greater
 * @param listed source documents that the account's roles documents name
 * @param unlisted source documents up to {@code created} that no roles document names: nobody who
 *     counts takes part, or they were refused
 * @param rules the domain rule they were read under
 */
public record AccountMark(Instant created, long token, long listed, long unlisted, String rules) {
  /** What the keys of these watermarks begin with; the account follows. */
  public static final String KEY = "message-roles/";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The watermarks of all accounts. */
  public static Map<String, AccountMark> all(Ledger ledger) {
    Map<String, AccountMark> marks = new HashMap<>();
    ledger
        .watermarks("engagements", KEY)
        .forEach((account, value) -> marks.put(account, parse(value)));
    return marks;
  }

  static AccountMark parse(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return new AccountMark(
          Instant.parse(node.path("created").asText()),
          node.path("token").asLong(),
          node.path("listed").asLong(),
          node.path("unlisted").asLong(),
          node.path("rules").asText());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "created",
              Moment.millis(created),
              "token",
              token,
              "listed",
              listed,
              "unlisted",
              unlisted,
              "rules",
              rules));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
