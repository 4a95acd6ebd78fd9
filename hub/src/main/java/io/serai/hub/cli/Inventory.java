package io.serai.hub.cli;

import io.serai.hub.Foundation;
import io.serai.hub.check.Surroundings;
import io.serai.hub.flow.Flows;
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

  private Inventory() {}

  /**
   * Holds what is bound, as the hub's registry does; the process ends before anything is closed.
   */
  private static final class Names extends SimpleRegistry {
    private static final long serialVersionUID = 1;

    @Override
    public void bind(String id, Class<?> type, Object bean, String init, String destroy) {
      bind(id, type, bean);
    }
  }

  /** Beans, endpoints and files that routes may rely on. */
  static Surroundings of(Settings settings) {
    Names registry = new Names();
    Settings named = complete(settings).resolvedBy(raw -> raw);
    Foundation foundation =
        new Foundation(named, Clock.systemUTC(), registry, Flows.all().values());
    foundation.close();
    return new Surroundings(Set.copyOf(registry.keySet()), JAVA_ENDPOINTS, sqlFiles());
  }

  /** A missing setting is a fault of its own; here any value will do. */
  private static Settings complete(Settings settings) {
    Settings whole = settings;
    Map<String, String> values = RehearseCommand.values(settings.catalogue());
    for (Map.Entry<String, String> any : values.entrySet()) {
      if (settings.source(any.getKey()).isEmpty()) {
        whole = whole.with(any.getKey(), any.getValue(), "unset");
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
