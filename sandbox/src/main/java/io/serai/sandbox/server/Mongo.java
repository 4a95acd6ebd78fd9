package io.serai.sandbox.server;

import de.bwaldvogel.mongo.MongoServer;
import io.serai.sandbox.mongo.IndexedBackend;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A server that speaks MongoDB's protocol and keeps its documents in a file. */
public final class Mongo implements Server {
  private final MongoServer server;
  private final InetSocketAddress address;

  private Mongo(MongoServer server, InetSocketAddress address) {
    this.server = server;
    this.address = address;
  }

  /** Starts it on a folder, which is made when absent. */
  public static Mongo start(Path folder) throws IOException {
    Files.createDirectories(folder);
    MongoServer server =
        new MongoServer(new IndexedBackend(folder.resolve("documents.mv").toString()));
    server.bind("127.0.0.1", 0);
    return new Mongo(server, server.getLocalAddress());
  }

  @Override
  public String name() {
    return "MongoDB";
  }

  @Override
  public String address() {
    return "mongodb://127.0.0.1:" + address.getPort();
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of("mongodb.uri", address());
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
