package org.elasticsearch.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.node.info.PluginsAndModules;
import org.elasticsearch.env.Environment;

/**
 * Plugins of the application's class path in place of the server's module folder, which no Maven
 * repository has. In this package because what it overrides is package-private.
 */
public final class ClasspathPlugins extends PluginsService {
  private final List<LoadedPlugin> loaded = new ArrayList<>();

  public ClasspathPlugins(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(environment.settings(), environment.configDir(), noneFromDisk());
    for (Class<? extends Plugin> plugin : plugins) {
      loaded.add(
          new LoadedPlugin(
              descriptor(plugin),
              loadPlugin(plugin, environment.settings(), environment.configDir()),
              plugin.getClassLoader()));
    }
    loadExtensions(loaded);
  }

  /** What the node is given in place of folders to look through. */
  public static PluginsLoader noneFromDisk() {
    return PluginsLoader.createPluginsLoader(Set.of(), Set.of(), Map.of(), false);
  }

  private static PluginDescriptor descriptor(Class<? extends Plugin> plugin) {
    return new PluginDescriptor(
        plugin.getName(),
        "on the class path",
        "NA",
        Build.current().version(),
        Integer.toString(Runtime.version().feature()),
        plugin.getName(),
        null,
        List.of(),
        false,
        false,
        true,
        false);
  }

  @Override
  protected List<LoadedPlugin> plugins() {
    // why: the constructor of the super class asks before the field has its value
    return loaded == null ? List.of() : loaded;
  }

  @Override
  public PluginsAndModules info() {
    return new PluginsAndModules(List.of(), List.of());
  }
}
