package io.serai.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row that came to its end and is to be marked as processed. On the queue some stand in one
 * message: {@code {"v":1,"bu":"ien","rows":[{"row":{…},"outcome":"STORED"}]}}; a message may also
 * be one row by itself, {@code {"v":1,"bu":"ien","row":{…},"outcome":"STORED"}}.
 *
 * @param bu key of the unit whose log the row is in
 * @param keys the columns that name the row, as the vendor wrote them
 * @param outcome STORED, INELIGIBLE or SKIPPED_JOB
 */
public record MarkMessage(String bu, Map<String, String> keys, String outcome) {
  /** why not more: they are marked by so many, and ten messages must fit into a request of SQS. */
  private static final int MOST = 50;

  /** The mark of a row. */
  public static MarkMessage of(String bu, ClickRow row, String outcome) {
    Map<String, String> keys = new LinkedHashMap<>();
    ClickRow.KEYS.forEach(key -> keys.put(key, row.columns().getOrDefault(key, "")));
    return new MarkMessage(bu, keys, outcome);
  }

  /** Their form on the queue, each message with rows of one unit. */
  public static List<String> messages(Collection<MarkMessage> marks) {
    Map<String, List<MarkMessage>> units = new LinkedHashMap<>();
    marks.forEach(mark -> units.computeIfAbsent(mark.bu(), bu -> new ArrayList<>()).add(mark));
    List<String> messages = new ArrayList<>();
    units.forEach(
        (bu, rows) -> {
          for (int from = 0; from < rows.size(); from += MOST) {
            messages.add(message(bu, rows.subList(from, Math.min(rows.size(), from + MOST))));
          }
        });
    return messages;
  }

  private static String message(String bu, List<MarkMessage> marks) {
    ObjectNode message = Messages.of(bu);
    ArrayNode rows = message.putArray("rows");
    for (MarkMessage mark : marks) {
      ObjectNode one = rows.addObject();
      ObjectNode row = one.putObject("row");
      mark.keys().forEach(row::put);
      one.put("outcome", mark.outcome());
    }
    return message.toString();
  }

  /**
   * Reads a message.
   *
   * @throws io.serai.core.SeraiException BAD_MESSAGE that says what is wrong with it
   */
  public static List<MarkMessage> parse(String text) {
    JsonNode message = Messages.parse(text);
    String bu = Messages.text(message, "bu");
    if (!message.has("rows")) {
      return List.of(one(bu, message));
    }
    List<MarkMessage> marks = new ArrayList<>();
    message.path("rows").forEach(row -> marks.add(one(bu, row)));
    if (marks.isEmpty()) {
      throw Messages.wrong("'rows' is empty");
    }
    return marks;
  }

  private static MarkMessage one(String bu, JsonNode mark) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String key : ClickRow.KEYS) {
      keys.put(key, mark.path("row").path(key).asText());
    }
    if (keys.get("ID").isEmpty()) {
      throw Messages.wrong("'row.ID' is missing");
    }
    return new MarkMessage(bu, keys, Messages.text(mark, "outcome"));
  }
}
