package io.serai.mail.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What several threads ask for at the same time is done in one transaction, by the first of them
 * (group commit): while one runs, the others gather for the next. When it fails, each of them does
 * its own alone, so that nobody fails for another's sake.
 */
final class Together<T, R> {
  private final int most;
  private final Duration gather;
  private final Work<T, R> work;
  private final Queue<Asked<T, R>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean led = new AtomicBoolean();

  /** A transaction. */
  interface Work<T, R> {
    /** Answers in the order of what is asked. */
    List<R> on(List<T> asked);
  }

  private enum Call {
    OVER,
    LEAD
  }

  private static final class Asked<T, R> {
    private final T what;
    private final CompletableFuture<Call> call = new CompletableFuture<>();
    private R answer;
    private boolean answered;

    Asked(T what) {
      this.what = what;
    }
  }

  /**
   * @param most of them in one transaction
   * @param gather how long the first waits for others before it begins
   */
  Together(int most, Duration gather, Work<T, R> work) {
    this.most = most;
    this.gather = gather;
    this.work = work;
  }

  /** Returns when what is asked is committed; throws what its own transaction threw. */
  R ask(T what) {
    Asked<T, R> mine = new Asked<>(what);
    waiting.add(mine);
    if (led.compareAndSet(false, true)) {
      callNext();
    }
    if (mine.call.join() == Call.LEAD) {
      lead(mine);
    }
    return mine.answered ? mine.answer : work.on(List.of(what)).get(0);
  }

  /** How many wait for a transaction to end. */
  int waiting() {
    return waiting.size();
  }

  /** The longest waiting one leads; nobody does when nobody waits. */
  private void callNext() {
    Asked<T, R> next = waiting.poll();
    while (next == null) {
      led.set(false);
      // why: somebody may have come who still saw a leader
      if (waiting.isEmpty() || !led.compareAndSet(false, true)) {
        return;
      }
      next = waiting.poll();
    }
    next.call.complete(Call.LEAD);
  }

  private void lead(Asked<T, R> mine) {
    List<Asked<T, R>> some = new ArrayList<>(List.of(mine));
    try {
      LockSupport.parkNanos(gather.toNanos());
      while (some.size() < most && !waiting.isEmpty()) {
        some.add(waiting.remove());
      }
      make(some);
    } finally {
      callNext();
      some.forEach(one -> one.call.complete(Call.OVER));
    }
  }

  private void make(List<Asked<T, R>> some) {
    try {
      List<R> answers = work.on(some.stream().map(one -> one.what).toList());
      for (int i = 0; i < some.size(); i++) {
        some.get(i).answer = answers.get(i);
        some.get(i).answered = true;
      }
    } catch (RuntimeException e) {
      if (some.size() == 1) {
        throw e;
      }
    }
  }
}
