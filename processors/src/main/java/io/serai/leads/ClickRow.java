package io.serai.leads;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of a click log, its columns as the vendor wrote them.
 *
 * @param columns name to value; a value may be missing, never null
 */
public record ClickRow(Map<String, String> columns) {
  /** The columns that are asked for. */
  public static final List<String> COLUMNS =
      List.of(
          "JobID",
          "SubscriberID",
          "EventDate",
          "LinkContent",
          "ID",
          "IsUnique",
          "ListID",
          "IsBot_v3");

  /** The columns that together name a row when it is marked. */
  static final List<String> KEYS =
      List.of("ID", "JobID", "SubscriberID", "EventDate", "IsUnique", "ListID");

  /** why: it becomes a field's name in MongoDB, where dots and dollars have a meaning. */
  private static final Pattern GUID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

  public ClickRow {
    columns = Map.copyOf(columns);
  }

  /** A row from the JSON of a message. */
  static ClickRow of(JsonNode row) {
    Map<String, String> columns = new LinkedHashMap<>();
    row.properties()
        .forEach(
            field -> {
              if (field.getValue().isTextual()) {
                columns.put(field.getKey(), field.getValue().textValue());
              }
            });
    return new ClickRow(columns);
  }

  /** The row's own id; empty when it has none that can be used. */
  public Optional<String> guid() {
    return Optional.ofNullable(columns.get("ID")).filter(id -> GUID.matcher(id).matches());
  }

  /** The send's id, as the log has it. */
  public String jobId() {
    return columns.getOrDefault("JobID", "");
  }

  /** The subscriber's id, as the log has it. */
  public String subscriberId() {
    return columns.getOrDefault("SubscriberID", "");
  }

  public String eventDate() {
    return columns.getOrDefault("EventDate", "");
  }

  public String link() {
    return columns.get("LinkContent");
  }

  /** Whether the vendor takes the click for that of a program. */
  public boolean bot() {
    return "True".equalsIgnoreCase(columns.get("IsBot_v3"));
  }

  /** Whether an id is the vendor's kind of number. */
  static boolean number(String id) {
    return NUMBER.matcher(id).matches();
  }
}
