package io.serai.hub.flow;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pools of threads that routes name in {@code executorService}. */
final class Threads {
  private Threads() {}

  /** As many as are given, at all times; none of them keeps the process alive. */
  static ExecutorService fixed(String name, int count) {
    return Executors.newFixedThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
