package io.serai.hub.cli;

/**
 * What happens at Ctrl-C, in order: the hub closes its runs before the servers below it go away.
 */
final class Stopping {
  private volatile Runnable first = () -> {};
  private volatile Runnable last = () -> {};

  Stopping() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "stopping"));
  }

  void first(Runnable step) {
    first = step;
  }

  void last(Runnable step) {
    last = step;
  }

  private void run() {
    try {
      first.run();
    } finally {
      last.run();
    }
  }
}
