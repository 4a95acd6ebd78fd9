package io.serai.mail.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that do not wait for a second packet before they send the first: a dialogue of small
 * lines would otherwise take 40 ms a line.
 */
final class NoDelay extends SocketFactory {
  private final SocketFactory sockets;

  NoDelay(SocketFactory sockets) {
    this.sockets = sockets;
  }

  private static Socket now(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return now(sockets.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return now(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return now(sockets.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return now(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return now(sockets.createSocket(host, port, local, localPort));
  }
}
