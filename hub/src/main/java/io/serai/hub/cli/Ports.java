package io.serai.hub.cli;

import io.serai.hub.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds free ports where {@code hub.http.port-search} allows it. */
final class Ports {
  private static final int TRIES = 100;

  private Ports() {}

  /** The same settings with the ports that are really free, or unchanged without the search. */
  static Settings found(Settings settings) throws IOException {
    if (!settings.flag("hub.http.port-search")) {
      return settings;
    }
    long http = free(settings.get("hub.http.host"), settings.integer("hub.http.port"), -1);
    long management =
        free(settings.get("hub.management.host"), settings.integer("hub.management.port"), http);
    return settings
        .with("hub.http.port", String.valueOf(http), "free port")
        .with("hub.management.port", String.valueOf(management), "free port");
  }

  private static long free(String host, long wanted, long taken) throws IOException {
    for (long port = wanted; port < wanted + TRIES; port++) {
      if (port != taken && isFree(host, port)) {
        return port;
      }
    }
    throw new IOException("no free port from " + wanted);
  }

  private static boolean isFree(String host, long port) {
    try (ServerSocket socket = new ServerSocket()) {
      // why: without it a port in TIME_WAIT from the last hub looks taken
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), (int) port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
