package io.serai.mail.steps;

import io.serai.core.Counts;
import io.serai.core.Run;
import io.serai.mail.store.Inbox;
import io.serai.mail.store.MailViews;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Counts: every recipient that was ever accepted is in one state. What a server took is written,
 * what will never be sent is skipped or rejected, the rest is held. Every mail that was kept of a
 * mailbox is there.
 */
public final class SettleStage implements Processor {
  private static final Set<String> WRITTEN = Set.of("sent", "confirmed", "bounced", "replied");
  private static final Set<String> SKIPPED = Set.of("suppressed", "cancelled");
  private static final Set<String> REJECTED = Set.of("failed", "expired");

  private final MailViews views;
  private final Inbox inbox;

  public SettleStage(MailViews views, Inbox inbox) {
    this.views = views;
    this.inbox = inbox;
  }

  @Override
  public void process(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Counts counts = run.counts("recipients");
    Map<String, Long> states = views.states();
    counts.read(states.remove("accepted"));
    for (Map.Entry<String, Long> state : states.entrySet()) {
      count(counts, state.getKey(), state.getValue());
    }
    inbound(run.counts("inbound mails"));
  }

  /** What folders say was kept of them is there. */
  private void inbound(Counts counts) {
    Inbox.Kinds kinds = inbox.kinds();
    counts.read(kinds.kept());
    counts.written(kinds.read());
    counts.rejected(kinds.unreadable());
  }

  private static void count(Counts counts, String state, long recipients) {
    if (WRITTEN.contains(state)) {
      counts.written(recipients);
    } else if (SKIPPED.contains(state)) {
      counts.skipped(recipients);
    } else if (REJECTED.contains(state)) {
      counts.rejected(recipients);
    } else {
      counts.held(recipients);
    }
  }
}
