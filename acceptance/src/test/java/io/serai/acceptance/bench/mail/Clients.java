package io.serai.acceptance.bench.mail;

import io.serai.acceptance.harness.Api;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients of the API that queue mails. An answer that is not 202 ends the measurement. */
final class Clients {
  private static final int AT_ONCE = 64;

  private final Api api;
  private final Load load;
  private final AtomicLong number = new AtomicLong();

  Clients(Api api, Load load) {
    this.api = api;
    this.load = load;
  }

  private Api.Answer post() {
    return api.post("/api/v1/messages", load.later(number.incrementAndGet()));
  }

  private void queue() {
    Api.Answer answer = post();
    if (answer.status() != 202) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
  }

  /**
   * Requests at their times, whether earlier ones are answered or not.
   *
   * @return milliseconds from a request's time to its answer, sorted
   */
  double[] openLoop(int mails, int second) throws Exception {
    double[] ms = new double[mails];
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> all = new ArrayList<>();
      long from = System.nanoTime();
      for (int n = 0; n < mails; n++) {
        int one = n;
        long due = from + n * 1_000_000_000L / second;
        LockSupport.parkNanos(due - System.nanoTime());
        all.add(
            threads.submit(
                () -> {
                  queue();
                  ms[one] = (System.nanoTime() - due) / 1e6;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Arrays.sort(ms);
    return ms;
  }

  /** Milliseconds for each mail while every client sends its next as soon as it can. */
  double flatOut(int mails, int clients) throws Exception {
    double seconds =
        Threads.each(
            mails,
            clients,
            share -> {
              for (int n = 0; n < share; n++) {
                queue();
              }
            });
    return seconds * 1e3 / mails;
  }

  /**
   * Fails unless further mails are refused and told when to come again. What was accepted while the
   * hub counted may come on top of the cap.
   *
   * @return how many did
   */
  int requirePastTheCap(int mails) {
    int more = 0;
    while (more < AT_ONCE && post().status() == 202) {
      more++;
    }
    for (int n = 0; n < mails; n++) {
      Api.Answer answer = post();
      if (answer.status() != 429 || answer.retryAfter().isEmpty()) {
        throw new IllegalStateException("past the cap: " + answer);
      }
    }
    return more;
  }
}
