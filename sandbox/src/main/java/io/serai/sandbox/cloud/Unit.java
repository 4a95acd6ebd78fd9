package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A business unit: its objects by id, and its click log in the order of arrival. */
final class Unit {
  /** The kind of a record that is a row of the click log. */
  static final String ROW = "row";

  private final UnitSetup setup;
  private final Map<ObjectKind, Map<String, Thing>> things = new EnumMap<>(ObjectKind.class);
  private final Map<String, List<Row>> log = new LinkedHashMap<>();

  Unit(UnitSetup setup) {
    this.setup = setup;
    for (ObjectKind kind : ObjectKind.values()) {
      things.put(kind, new LinkedHashMap<>());
    }
  }

  UnitSetup setup() {
    return setup;
  }

  /** Puts an object, or adds or replaces a row by its key; a record may also delete. */
  synchronized void put(ObjectNode record, Instant arrived) throws Malformed {
    String id = record.path("ID").asText();
    boolean deleted = record.path("deleted").asBoolean();
    if (record.path("kind").asText().equals(ROW)) {
      List<Row> rows = log.computeIfAbsent(id, absent -> new ArrayList<>(1));
      rows.removeIf(row -> deleted || row.hasKey(record));
      if (!deleted) {
        rows.add(new Row(record, arrived));
      }
      return;
    }
    ObjectKind kind = ObjectKind.ofRecord(record.path("kind").asText());
    if (deleted) {
      things.get(kind).remove(id);
    } else {
      things.get(kind).put(id, new Thing(kind, setup.mid(), record));
    }
  }

  synchronized List<Item> rows(Filter filter, Instant now) {
    return log.values().stream()
        .flatMap(List::stream)
        .filter(row -> filter.matches(row, now))
        .map(Item.class::cast)
        .toList();
  }

  synchronized List<Item> things(ObjectKind kind, Filter filter, Instant now) {
    Map<String, Thing> all = things.get(kind);
    Stream<Thing> wanted =
        filter
            .ids()
            .map(ids -> ids.stream().distinct().map(all::get).filter(Objects::nonNull))
            .orElseGet(() -> all.values().stream());
    return wanted.filter(thing -> filter.matches(thing, now)).map(Item.class::cast).toList();
  }

  /** The records of a kind as they are at a time. */
  synchronized List<ObjectNode> records(String kind, Instant now) throws Malformed {
    if (kind.equals(ROW)) {
      return log.values().stream().flatMap(List::stream).map(row -> row.record(now)).toList();
    }
    return things.get(ObjectKind.ofRecord(kind)).values().stream().map(Thing::record).toList();
  }

  /**
   * Saves values in rows of the click log, all or none. A key that is in no row makes one, as a
   * data extension does.
   *
   * @return false when a row cannot be saved
   */
  synchronized boolean save(JsonNode entries, Instant now) {
    for (JsonNode entry : entries) {
      Row row = row(entry.path("keys"));
      if (row != null && row.unsaveable()) {
        return false;
      }
    }
    for (JsonNode entry : entries) {
      Row row = row(entry.path("keys"));
      Row saved = row != null ? row : add(entry.path("keys"), now);
      for (Map.Entry<String, JsonNode> value : entry.path("values").properties()) {
        saved.put(value.getKey(), value.getValue());
      }
    }
    return true;
  }

  private Row row(JsonNode keys) {
    return log.getOrDefault(keys.path("ID").asText(), List.of()).stream()
        .filter(row -> row.hasKey(keys))
        .findFirst()
        .orElse(null);
  }

  private Row add(JsonNode keys, Instant now) {
    Row row = new Row((ObjectNode) keys, now);
    log.computeIfAbsent(keys.path("ID").asText(), absent -> new ArrayList<>(1)).add(row);
    return row;
  }
}
