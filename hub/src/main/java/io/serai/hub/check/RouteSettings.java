package io.serai.hub.check;

import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Placeholders;
import io.serai.hub.settings.Setting;
import io.serai.hub.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Every {@code {{key}}} of a route file is a setting, and one that has a value. */
final class RouteSettings {
  private RouteSettings() {}

  static List<Fault> judge(RouteFile file, Settings settings) {
    List<Fault> faults = new ArrayList<>();
    YamlNodes.walk(
        file.root(),
        node -> {
          for (Placeholders.Use use : Placeholders.in(YamlNodes.scalar(node).orElse(""))) {
            problem(use, settings).ifPresent(what -> faults.add(at(file, node, what)));
          }
        });
    return faults;
  }

  private static Fault at(RouteFile file, Node node, String what) {
    return file.fault(YamlNodes.line(node), what);
  }

  /** A required setting without a value is already a fault of the settings. */
  private static Optional<String> problem(Placeholders.Use use, Settings settings) {
    Optional<Setting> setting = settings.catalogue().find(use.key());
    if (setting.isEmpty()) {
      return Optional.of(
          "'{{%s}}' is no setting%s"
              .formatted(use.key(), settings.catalogue().suggestion(use.key())));
    }
    boolean mayLack = setting.get().required() == Setting.Required.NO;
    if (mayLack && !use.optional() && !settings.values().containsKey(use.key())) {
      return Optional.of(
          "'{{%s}}' is not set and need not be; write {{?%s}}".formatted(use.key(), use.key()));
    }
    return Optional.empty();
  }
}
