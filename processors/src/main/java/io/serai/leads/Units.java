package io.serai.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The business units, in the order of their file. */
public final class Units {
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]+");
  private static final Set<String> KEYS =
      Set.of("key", "mid", "clickLog", "skipJobs", "legacyHosts", "subscriberScope", "adoptLegacy");

  private final Map<String, Unit> byKey = new LinkedHashMap<>();

  private Units() {}

  /**
   * Reads {@code leads.units}.
   *
   * @throws SeraiException BAD_SETTINGS that says what is wrong with the file
   */
  public static Units read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw wrong(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  static Units parse(String json, String file) {
    JsonNode root;
    try {
      root = JsonMapper.builder().build().readTree(json);
    } catch (IOException e) {
      throw wrong(file, "is not JSON");
    }
    Units units = new Units();
    if (!root.isArray() || root.isEmpty()) {
      throw wrong(file, "must be a list of at least one business unit");
    }
    root.forEach(node -> units.add(node, file));
    return units;
  }

  private void add(JsonNode node, String file) {
    String key = node.path("key").asText();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KEYS.contains(name)) {
                throw wrong(file, "unit '%s' has the unknown key '%s'".formatted(key, name));
              }
            });
    if (!KEY.matcher(key).matches()) {
      throw wrong(file, "a unit's key is of a-z, 0-9 and '-', not '%s'".formatted(key));
    }
    JsonNode log = node.path("clickLog");
    Unit unit =
        new Unit(
            key,
            node.path("mid").asLong(),
            log.path("customerKey").asText(),
            log.path("objectId").asText(),
            Set.copyOf(texts(node.path("skipJobs"))),
            Link.parser(texts(node.path("legacyHosts"))),
            node.path("subscriberScope").asText(key),
            node.path("adoptLegacy").asBoolean());
    if (unit.mid() <= 0 || unit.customerKey().isEmpty() || unit.objectId().isEmpty()) {
      throw wrong(
          file, "unit '%s' needs mid, clickLog.customerKey and clickLog.objectId".formatted(key));
    }
    if (byKey.put(key, unit) != null) {
      throw wrong(file, "unit '%s' stands there twice".formatted(key));
    }
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static SeraiException wrong(String file, String what) {
    return new SeraiException(HubError.BAD_SETTINGS, "leads", "leads.units: %s %s", file, what);
  }

  /** All of them. */
  public Collection<Unit> all() {
    return byKey.values();
  }

  /** The unit of that key. */
  public Optional<Unit> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The unit of that number. */
  public Optional<Unit> ofMid(String mid) {
    return all().stream().filter(unit -> String.valueOf(unit.mid()).equals(mid)).findFirst();
  }
}
