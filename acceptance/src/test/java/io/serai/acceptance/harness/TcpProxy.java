package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a service that a test can cut and mend. */
public final class TcpProxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private ServerSocket door;

  private TcpProxy(InetSocketAddress target) {
    this.target = target;
    this.port = Ports.free();
    this.door = bind(port);
    serve(door);
  }

  /** A wire to the service of an address such as {@code jdbc:postgresql://host:port/…}. */
  public static TcpProxy to(String address) {
    URI uri = URI.create(address.replaceFirst("^jdbc:", ""));
    return new TcpProxy(new InetSocketAddress(uri.getHost(), uri.getPort()));
  }

  /** The same address by way of this wire. */
  public String through(String address) {
    return address.replaceFirst("//[^:/]+:\\d+", "//127.0.0.1:" + port);
  }

  /** Cuts every connection; new ones pass. */
  public void cut() {
    open.forEach(TcpProxy::close);
    open.clear();
  }

  /** Cuts every connection and refuses new ones. */
  public synchronized void off() {
    close(door);
    cut();
  }

  /** The service is back at the same address. */
  public synchronized void on() {
    door = bind(port);
    serve(door);
  }

  private static ServerSocket bind(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(ServerSocket listening) {
    daemon(
        () -> {
          while (!listening.isClosed()) {
            Socket here = listening.accept();
            Socket there = new Socket();
            open.add(here);
            open.add(there);
            there.connect(target);
            daemon(() -> pump(here, there));
            daemon(() -> pump(there, here));
          }
        });
  }

  private void pump(Socket from, Socket to) throws IOException {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } finally {
      open.remove(from);
    }
  }

  /** Work on sockets, which ends when they are closed. */
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
                Thread.currentThread().interrupt();
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    off();
  }
}
