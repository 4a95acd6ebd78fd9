package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A customer of the vendor: its clients, its business units and their data. */
public final class Tenant implements AutoCloseable {
  private static final String SAVED = "saved";

  private final String url;
  private final TenantSetup setup;
  private final Clock clock;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Tokens tokens;
  private final Cursors cursors = new Cursors();
  private final Faults faults = new Faults();
  private final Calls calls = new Calls();
  private Journal journal;

  /**
   * A tenant without any data.
   *
   * @param url where it is asked, with a slash at its end
   */
  Tenant(String url, TenantSetup setup, Clock clock) {
    this.url = url;
    this.setup = setup;
    this.clock = clock;
    this.tokens = new Tokens(setup.tokenLife());
    setup.units().forEach(unit -> units.put(unit.key(), new Unit(unit)));
  }

  /** Takes back what a file keeps, and keeps there from now on what it is given. */
  void keepIn(Path file) throws IOException {
    Journal kept = Journal.open(file);
    kept.replay(this::take);
    journal = kept;
  }

  /**
   * Gives it records, e.g. {@code {"bu":"ien","kind":"send","ID":"607105",…}}: objects and rows of
   * click logs under the vendor's names.
   */
  public synchronized void put(Iterable<ObjectNode> records) {
    try {
      for (ObjectNode record : records) {
        take(record);
        if (journal != null) {
          journal.keep(record);
        }
      }
    } catch (Malformed e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } finally {
      if (journal != null) {
        journal.flush();
      }
    }
  }

  private void take(ObjectNode record) throws Malformed {
    Unit unit = units.get(record.path("bu").asText());
    if (unit == null) {
      throw new Malformed("'" + record.path("bu").asText() + "' is no business unit");
    }
    if (record.path("kind").asText().equals(SAVED)) {
      unit.save(record.path("rows"), now());
    } else {
      unit.put(record, now());
    }
  }

  /** Saves values in rows of a click log; false when one of them cannot be saved. */
  synchronized boolean save(Unit unit, JsonNode entries, Instant now) {
    if (!unit.save(entries, now)) {
      return false;
    }
    if (journal != null) {
      ObjectNode record = Json.object().put("bu", unit.setup().key()).put("kind", SAVED);
      record.set("rows", entries);
      journal.keep(record);
      journal.flush();
    }
    return true;
  }

  Instant now() {
    return clock.instant();
  }

  String url() {
    return url;
  }

  TenantSetup setup() {
    return setup;
  }

  Collection<Unit> units() {
    return units.values();
  }

  /** A unit by its key. */
  Unit unit(String key) throws Malformed {
    if (!units.containsKey(key)) {
      throw new Malformed("'" + key + "' is no business unit");
    }
    return units.get(key);
  }

  /** A unit by its number; null when there is none. */
  Unit unitOfMid(String mid) {
    return units.values().stream()
        .filter(unit -> unit.setup().mid().equals(mid))
        .findFirst()
        .orElse(null);
  }

  Tokens tokens() {
    return tokens;
  }

  Cursors cursors() {
    return cursors;
  }

  Faults faults() {
    return faults;
  }

  Calls calls() {
    return calls;
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    }
  }
}
