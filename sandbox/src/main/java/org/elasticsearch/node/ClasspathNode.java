package org.elasticsearch.node;

import java.util.List;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.plugins.ClasspathPlugins;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/**
 * A node whose plugins come from the class path. In this package because the node's constructor is
 * package-private.
 */
public final class ClasspathNode extends Node {
  public ClasspathNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(
        NodeConstruction.prepareConstruction(
            environment,
            ClasspathPlugins.noneFromDisk(),
            new NodeServiceProvider() {
              @Override
              PluginsService newPluginService(Environment of, PluginsLoader ignored) {
                return new ClasspathPlugins(of, plugins);
              }
            },
            true));
  }

  /** The port of the HTTP interface, once started. */
  public int port() {
    return injector()
        .getInstance(HttpServerTransport.class)
        .boundAddress()
        .publishAddress()
        .getPort();
  }

  /** The original may run once in a JVM: it sets a static of the log pattern. */
  @Override
  protected void configureNodeAndClusterIdStateListener(ClusterService clusterService) {}
}
