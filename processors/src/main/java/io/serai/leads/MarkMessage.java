package io.serai.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row that came to its end and is to be marked as processed.
 *
 * @param bu key of the unit whose log the row is in
 * @param keys the columns that name the row, as the vendor wrote them
 * @param outcome STORED, INELIGIBLE or SKIPPED_JOB
 */
public record MarkMessage(String bu, Map<String, String> keys, String outcome) {
  /** The mark of a row. */
  public static MarkMessage of(String bu, ClickRow row, String outcome) {
    Map<String, String> keys = new LinkedHashMap<>();
    ClickRow.KEYS.forEach(key -> keys.put(key, row.columns().getOrDefault(key, "")));
    return new MarkMessage(bu, keys, outcome);
  }

  /** Its form on the queue. */
  public String json() {
    ObjectNode message = Messages.of(bu);
    ObjectNode row = message.putObject("row");
    keys.forEach(row::put);
    return message.put("outcome", outcome).toString();
  }

  /**
   * Reads a message.
   *
   * @throws io.serai.core.SeraiException BAD_MESSAGE that says what is wrong with it
   */
  public static MarkMessage parse(String text) {
    JsonNode message = Messages.parse(text);
    Map<String, String> keys = new LinkedHashMap<>();
    for (String key : ClickRow.KEYS) {
      keys.put(key, message.path("row").path(key).asText());
    }
    if (keys.get("ID").isEmpty()) {
      throw Messages.wrong("'row.ID' is missing");
    }
    return new MarkMessage(Messages.text(message, "bu"), keys, Messages.text(message, "outcome"));
  }
}
