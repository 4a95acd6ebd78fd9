package io.serai.acceptance.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports for hubs, which must be told theirs. They lie below those that a system gives to
 * connections by itself, and each JVM begins elsewhere: between this look and the hub's own, nobody
 * takes one.
 */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 487 % COUNT));

  private Ports() {}

  static int free() {
    return IntStream.generate(NEXT::getAndIncrement)
        .limit(COUNT)
        .map(next -> FIRST + Math.floorMod(next, COUNT))
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
