package io.serai.leads.settle;

import io.serai.core.Run;
import io.serai.leads.queue.Letters;
import io.serai.leads.queue.Letters.Returned;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;

/** Dead letters that an operator gave back are put on their queues again. */
public final class Replay {
  private static final String LETTERS = "letters";
  private static final int MOST = 10_000;

  private final Letters letters;
  private final Queues queues;

  public Replay(Letters letters, Queues queues) {
    this.letters = letters;
    this.queues = queues;
  }

  /** Fills the outbox. */
  public void take(Exchange exchange) {
    List<Returned> returned = letters.returned(MOST);
    Outbox outbox = new Outbox(queues);
    returned.forEach(
        letter ->
            outbox.add(Stage.valueOf(letter.stage().toUpperCase(Locale.ROOT)), letter.body()));
    exchange.setProperty(Outbox.PROPERTY, outbox);
    exchange.setProperty(LETTERS, returned);
  }

  /** They are on their queues. */
  @SuppressWarnings("unchecked")
  public void sent(Exchange exchange) {
    List<Returned> returned = exchange.getProperty(LETTERS, List.class);
    if (!returned.isEmpty()) {
      letters.handedOut(returned.stream().map(Returned::id).toList());
      exchange.getProperty(Run.PROPERTY, Run.class).counts("replay").produced(returned.size());
    }
  }
}
