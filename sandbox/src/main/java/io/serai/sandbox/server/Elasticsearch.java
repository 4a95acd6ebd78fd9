package io.serai.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.ClasspathNode;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/** One node of the real Elasticsearch in this process: no security, no scripts, no reindex. */
public final class Elasticsearch implements Server {
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;

  private final ClasspathNode node;

  private Elasticsearch(ClasspathNode node) {
    this.node = node;
  }

  /** Starts it on a folder, which is made when absent. */
  public static Elasticsearch start(Path folder) throws IOException, NodeValidationException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.createDirectories(folder.resolve("lib"));
    LogConfigurator.loadLog4jPlugins();
    LogConfigurator.configureESLogging();
    ClasspathNode node =
        new ClasspathNode(
            new Environment(settings(folder), config),
            List.of(Netty4Plugin.class, RootPlugin.class));
    Elasticsearch server = new Elasticsearch(node);
    try {
      node.start();
      server.awaitRecovered();
      return server;
    } catch (NodeValidationException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Until its indices of the last time can be searched; without any, at once. */
  private void awaitRecovered() {
    node.client()
        .admin()
        .cluster()
        .prepareHealth(TimeValue.timeValueSeconds(START_SECONDS))
        .setTimeout(TimeValue.timeValueSeconds(START_SECONDS))
        .setWaitForYellowStatus()
        .get();
  }

  private static Settings settings(Path folder) {
    return Settings.builder()
        .put("path.home", folder.toString())
        .put("path.data", folder.resolve("data").toString())
        .put("path.logs", folder.resolve("logs").toString())
        .put("cluster.name", "sandbox")
        .put("node.name", "sandbox")
        .put("node.roles", "master,data,ingest")
        .put("node.processors", 2)
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.port", "0")
        .put("transport.port", "0")
        // A laptop's disk is often nearly full, and tests make many small indices.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put("cluster.max_shards_per_node", 20_000)
        // Other servers share this heap: garbage of theirs must not refuse a search.
        .put("indices.breaker.total.use_real_memory", false)
        .build();
  }

  @Override
  public String name() {
    return "Elasticsearch";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + node.port();
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of("elasticsearch.url", address());
  }

  @Override
  public void close() {
    try {
      node.close();
      node.awaitClose(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("Elasticsearch does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
