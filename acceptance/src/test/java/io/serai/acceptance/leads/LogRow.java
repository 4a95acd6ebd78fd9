package io.serai.acceptance.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.acceptance.harness.Cloud;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A row of a click log: that of the scenarios, but for what a test says. */
final class LogRow {
  static final String U1 = "5f47e1c107809f52ef34357c";
  static final String U2 = "5f47e1c107809f52ef34357d";
  static final String A1 = "r1NKYklEP";

  private final ObjectNode record;

  private LogRow(ObjectNode record) {
    this.record = record;
  }

  static LogRow of(String send, String person) {
    return new LogRow(
            Cloud.record("ien", "row", UUID.randomUUID().toString().toUpperCase(Locale.ROOT)))
        .with("JobID", send)
        .with("SubscriberID", person)
        .with("EventDate", "9/4/2020 7:35:29 AM")
        .with("LinkContent", link(U1, A1))
        .with("IsUnique", "True")
        .with("ListID", "9744")
        .with("IsBot_v3", "False")
        .with("Ready", "True");
  }

  static String link(String url, String ack) {
    return "https://www.example.com/a?lt.lidack=%s~%s".formatted(url, ack);
  }

  /** The same row with another value of a column. */
  LogRow with(String column, String value) {
    LogRow other = new LogRow(record.deepCopy());
    other.record.put(column, value);
    return other;
  }

  /** The same row in the log of another unit. */
  LogRow in(String unit) {
    return with("bu", unit);
  }

  LogRow bot() {
    return with("IsBot_v3", "True");
  }

  LogRow unsaveable() {
    LogRow other = new LogRow(record.deepCopy());
    other.record.put("Unsaveable", true);
    return other;
  }

  String guid() {
    return record.path("ID").asText();
  }

  /** The record, as the vendor is given it. */
  String record() {
    return record.toString();
  }

  /** The message a poll makes of it. */
  String message(Instant readAt) {
    ObjectNode message = record.objectNode().put("v", 1).put("bu", record.path("bu").asText());
    message.put("urlId", U1).put("ack", A1);
    ObjectNode row = record.deepCopy();
    row.remove(java.util.List.of("bu", "kind", "Ready"));
    message.set("row", row);
    return message.put("readAt", readAt.toString()).toString();
  }
}
