package io.serai.acceptance.sailthru;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A wire to PostgreSQL that breaks once: when certain words have passed in their order, the server
 * hears the last of them, but the client never hears the server again.
 */
final class WireCut implements AutoCloseable {
  private static final int TAIL = 200;

  private final URI target;
  private final ServerSocket door;
  private final Deque<String> words = new ArrayDeque<>();
  private volatile boolean broken;

  private WireCut(String address) throws IOException {
    this.target = URI.create(address.replaceFirst("^jdbc:", ""));
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static WireCut to(String address) {
    try {
      WireCut wire = new WireCut(address);
      daemon(wire::serve);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same address by way of this wire. */
  String through(String address) {
    return address.replaceFirst("//[^:/]+:\\d+", "//127.0.0.1:" + door.getLocalPort());
  }

  /** Breaks after these words. */
  synchronized void after(List<String> inThisOrder) {
    words.addAll(inThisOrder);
  }

  /** Whether it broke since it was told to. */
  boolean broken() {
    return broken;
  }

  private synchronized boolean breaks(StringBuilder heard) {
    while (!words.isEmpty()) {
      int at = heard.indexOf(words.peek());
      if (at < 0) {
        heard.delete(0, Math.max(0, heard.length() - TAIL));
        return false;
      }
      heard.delete(0, at + words.remove().length());
      if (words.isEmpty()) {
        broken = true;
        return true;
      }
    }
    heard.setLength(0);
    return false;
  }

  private void serve() throws IOException {
    while (!door.isClosed()) {
      Socket client = door.accept();
      Socket server = new Socket(target.getHost(), target.getPort());
      daemon(() -> forth(client, server));
      daemon(() -> back(server, client));
    }
  }

  private void forth(Socket client, Socket server) throws IOException {
    StringBuilder heard = new StringBuilder();
    byte[] buffer = new byte[1 << 14];
    try (client;
        server;
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        heard.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        if (breaks(heard)) {
          client.close();
          out.write(buffer, 0, n);
          out.flush();
          server.shutdownOutput();
          server.getInputStream().transferTo(OutputStream.nullOutputStream());
          return;
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private static void back(Socket server, Socket client) throws IOException {
    server.getInputStream().transferTo(client.getOutputStream());
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // why: a closed socket is how these threads end
                Thread.currentThread().interrupt();
              }
            },
            "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
