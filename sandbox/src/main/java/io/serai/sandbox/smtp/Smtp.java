package io.serai.sandbox.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens, and gives every client a thread. */
public final class Smtp implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final Mailboxes mailboxes;
  private final Scripts scripts = new Scripts();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "smtp");
            thread.setDaemon(true);
            return thread;
          });

  private Smtp(ServerSocket server, Mailboxes mailboxes) {
    this.server = server;
    this.mailboxes = mailboxes;
  }

  /** Starts on a free port of this machine. */
  public static Smtp start(Mailboxes mailboxes) {
    try {
      Smtp smtp =
          new Smtp(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), mailboxes);
      smtp.threads.execute(smtp::listen);
      return smtp;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        threads.execute(
            () -> {
              new Dialogue(client, scripts, mailboxes).run();
              clients.remove(client);
            });
      } catch (IOException e) {
        return;
      }
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
