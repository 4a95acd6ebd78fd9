package io.serai.acceptance.bench.sailthru;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of an export as rows by table; texts, which PostgreSQL reads as what its columns are. */
final class PlainRows {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();

  private PlainRows() {}

  static Map<String, List<Map<String, Object>>> of(String kind, String lines) {
    PlainRows rows = new PlainRows();
    for (String line : lines.split("\n")) {
      if (!line.isBlank()) {
        rows.add(kind, parse(line));
      }
    }
    return rows.tables;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(String kind, JsonNode record) {
    switch (kind) {
      case "blast" -> row("blast", record);
      case "profile" -> profile(record);
      default -> {
        row(kind + "_msg", record);
        actions(kind + "_action", "open", record, record.path("opens"));
        actions(kind + "_action", "click", record, record.path("clicks"));
      }
    }
  }

  /** A row with the columns of its table, from the keys of the same names. */
  private Map<String, Object> row(String table, JsonNode record) {
    Map<String, Object> row = new HashMap<>();
    for (String column : Floor.columns(table).split(", ")) {
      row.put(column, text(record.get(column), column));
    }
    tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
    return row;
  }

  private static String text(JsonNode value, String column) {
    if (value == null || value.isNull()) {
      return null;
    }
    boolean wall =
        column.endsWith("_time") || column.startsWith("last_") || column.equals("create_date");
    return wall ? value.asText() + "-04" : value.asText();
  }

  private void actions(String table, String name, JsonNode record, JsonNode actions) {
    Map<String, Integer> seen = new HashMap<>();
    for (JsonNode action : actions) {
      Map<String, Object> row = row(table, record);
      row.put("action_name", name);
      row.put("action_ts", Instant.ofEpochMilli(action.at("/ts/$date").asLong()).toString());
      row.put("action_url", text(action.get("url"), "url"));
      row.put("occurrence", seen.merge(action.toString(), 1, Integer::sum).toString());
    }
  }

  private void profile(JsonNode record) {
    Map<String, Object> row = row("profile", record);
    String address = record.path("email").asText();
    row.put("email_hash", Integer.toHexString(address.hashCode()));
    row.put("email_domain", address.replaceFirst(".*@", ""));
    row.put("geo_count", record.at("/geo/count").asText());
    for (String scope : List.of("city", "state", "zip", "country")) {
      for (Map.Entry<String, JsonNode> one : record.path("geo").path(scope).properties()) {
        Map<String, Object> place = row("profile_geo", record);
        place.put("scope", scope);
        place.put("label", one.getKey());
        place.put("quantity", one.getValue().asText());
      }
    }
    children("profile_browser", record, "browser", "browser", "quantity");
    children("profile_lists_signup", record, "lists_signup", "list", "ts");
    children("profile_vars", record, "vars", "var", "val");
  }

  private void children(String table, JsonNode record, String key, String name, String value) {
    for (Map.Entry<String, JsonNode> one : record.path(key).properties()) {
      Map<String, Object> row = row(table, record);
      row.put(name, one.getKey());
      row.put(value, text(one.getValue(), value.equals("ts") ? "last_" : value));
      row.replace("val_type", "string");
    }
  }
}
