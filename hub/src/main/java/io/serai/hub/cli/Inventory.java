package io.serai.hub.cli;

import io.serai.hub.Foundation;
import io.serai.hub.check.Surroundings;
import io.serai.hub.flow.Flows;
import io.serai.hub.settings.Setting;
import io.serai.hub.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.support.SimpleRegistry;

/** What the hub would bind and read if it started with these settings. Nothing is started. */
final class Inventory {
  private static final Set<String> JAVA_ENDPOINTS = Set.of("direct:hub-put-manifest");
  private static final String UNSET = "jdbc:postgresql://unset/unset";

  /** What is read or parsed already when beans are bound. */
  private static final Map<String, String> STAND_INS =
      Map.of("leads.units", "config/leads/units-sandbox.json", "mongodb.uri", "mongodb://unset");

  private Inventory() {}

  /** Beans, endpoints and files that routes may rely on. */
  static Surroundings of(Settings settings) {
    SimpleRegistry registry = new SimpleRegistry();
    Settings named = complete(settings).resolvedBy(raw -> raw);
    Foundation foundation =
        new Foundation(named, Clock.systemUTC(), registry, Flows.all().values());
    foundation.close();
    return new Surroundings(Set.copyOf(registry.keySet()), JAVA_ENDPOINTS, sqlFiles());
  }

  /** A missing setting is a fault of its own; here any value will do. */
  private static Settings complete(Settings settings) {
    Settings whole = settings;
    for (Setting setting : settings.catalogue().settings()) {
      if (settings.source(setting.key()).isEmpty()) {
        whole = whole.with(setting.key(), STAND_INS.getOrDefault(setting.key(), UNSET), "unset");
      }
    }
    return whole;
  }

  private static List<Path> sqlFiles() {
    try (Stream<Path> tree = Files.walk(Places.CONFIG)) {
      return tree.filter(path -> path.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
