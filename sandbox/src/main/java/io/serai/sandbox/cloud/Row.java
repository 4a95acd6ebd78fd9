package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * A row of the click log. Its values are text, as they are sent; it may become ready, or turn out
 * to be a bot's, at a later time.
 */
final class Row implements Item {
  static final List<String> COLUMNS =
      List.of(
          "ID",
          "JobID",
          "SubscriberID",
          "EventDate",
          "LinkContent",
          "IsUnique",
          "ListID",
          "IsBot_v3",
          "Ready",
          "Processed");

  /** The columns that together are the key. */
  static final List<String> KEY =
      List.of("ID", "JobID", "SubscriberID", "EventDate", "IsUnique", "ListID");

  /** Stands for a value that is there and null. */
  private static final String NULL = "\u0000";

  private final String[] values = new String[COLUMNS.size()];
  private final Instant at;
  private final Instant readyAt;
  private final Instant botAt;
  private final boolean unsaveable;

  /**
   * A row from its record.
   *
   * @param arrived its time when its own date is none
   */
  Row(ObjectNode record, Instant arrived) {
    for (String column : COLUMNS) {
      if (record.has(column)) {
        put(column, record.get(column));
      }
    }
    at = ServerTime.ofClick(value("EventDate")).orElse(arrived);
    readyAt = later(record, "ReadyAt");
    botAt = later(record, "BotAt");
    unsaveable = record.path("Unsaveable").asBoolean();
  }

  private static Instant later(ObjectNode record, String name) {
    return record.hasNonNull(name) ? Instant.parse(record.get(name).asText()) : null;
  }

  void put(String column, JsonNode value) {
    String text = value.isBoolean() ? (value.asBoolean() ? "True" : "False") : value.asText();
    values[COLUMNS.indexOf(column)] = value.isNull() ? NULL : text;
  }

  /** Whether all columns of the key are the given ones. */
  boolean hasKey(JsonNode keys) {
    return KEY.stream().allMatch(column -> value(column).equals(keys.path(column).asText()));
  }

  boolean unsaveable() {
    return unsaveable;
  }

  private String value(String column) {
    String value = values[COLUMNS.indexOf(column)];
    return value == null || value.equals(NULL) ? "" : value;
  }

  @Override
  public String text(String property, Instant now) {
    boolean turned =
        (property.equals("Ready") && reached(readyAt, now))
            || (property.equals("IsBot_v3") && reached(botAt, now));
    return turned ? "True" : values[COLUMNS.indexOf(property)];
  }

  private static boolean reached(Instant time, Instant now) {
    return time != null && !now.isBefore(time);
  }

  @Override
  public Instant time(String property) {
    return property.equals("EventDate") ? at : null;
  }

  @Override
  public void write(ResultWriter out, Collection<String> properties, Instant now)
      throws XMLStreamException {
    out.beginRow();
    for (String property : properties) {
      String value = text(property, now);
      if (value != null) {
        out.property(property, value.equals(NULL) ? null : value);
      }
    }
    out.endRow();
  }

  /** What it holds at a time. */
  ObjectNode record(Instant now) {
    ObjectNode record = Json.object();
    for (String column : COLUMNS) {
      String value = text(column, now);
      if (value != null) {
        record.put(column, value.equals(NULL) ? null : value);
      }
    }
    return record;
  }
}
