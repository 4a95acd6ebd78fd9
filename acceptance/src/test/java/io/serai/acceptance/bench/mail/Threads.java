package io.serai.acceptance.bench.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on some threads at once. */
final class Threads {
  private Threads() {}

  /** One thread's share. */
  @FunctionalInterface
  interface Share {
    void of(int mails) throws Exception;
  }

  /** Seconds until every share is done; the first failure is the caller's. */
  static double each(int mails, int threads, Share share) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long from = System.nanoTime();
      List<Future<?>> works = new ArrayList<>();
      for (int n = 0; n < threads; n++) {
        int part = mails / threads + (n < mails % threads ? 1 : 0);
        works.add(
            pool.submit(
                () -> {
                  share.of(part);
                  return null;
                }));
      }
      for (Future<?> work : works) {
        work.get();
      }
      return (System.nanoTime() - from) / 1e9;
    } finally {
      pool.shutdownNow();
    }
  }
}
