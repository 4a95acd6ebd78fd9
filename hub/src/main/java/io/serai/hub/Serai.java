package io.serai.hub;

import io.serai.hub.cli.Root;

/** Entry point of the hub and its command line. */
public final class Serai {
  private Serai() {}

  public static void main(String[] arguments) {
    System.exit(Root.run(arguments));
  }
}
