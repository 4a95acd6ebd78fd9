package io.serai.mail.steps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Bounds the mails of an account that are between their mark (I5) and the server's answer: a hub
 * that dies leaves these held. One more than it has connections, so that the next one is marked
 * while the others are on their way.
 */
final class Turns {
  private static final String TURN = "turn";

  private final int each;
  private final Map<String, Semaphore> accounts = new ConcurrentHashMap<>();

  /**
   * @param connections of each account
   */
  Turns(int connections) {
    this.each = connections + 1;
  }

  private static final class Turn extends SynchronizationAdapter {
    private final Semaphore account;
    private final AtomicBoolean over = new AtomicBoolean();

    Turn(Semaphore account) {
      this.account = account;
    }

    void end() {
      if (over.compareAndSet(false, true)) {
        account.release();
      }
    }

    @Override
    public void onDone(Exchange exchange) {
      end();
    }
  }

  /** Waits for the mail's turn, which ends with the exchange at the latest. */
  void begin(Exchange exchange, String account) {
    if (exchange.getProperty(TURN) != null) {
      // why: a step that is made again has its turn already
      return;
    }
    Semaphore free = accounts.computeIfAbsent(account, id -> new Semaphore(each, true));
    free.acquireUninterruptibly();
    Turn turn = new Turn(free);
    exchange.setProperty(TURN, turn);
    exchange.getExchangeExtension().addOnCompletion(turn);
  }

  /** Mails that wait for their turn. */
  int waiting(String account) {
    return accounts.get(account).getQueueLength();
  }

  /** The next one may come. */
  void end(Exchange exchange) {
    exchange.getProperty(TURN, Turn.class).end();
  }
}
