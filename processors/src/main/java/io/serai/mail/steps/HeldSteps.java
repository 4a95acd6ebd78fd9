package io.serai.mail.steps;

import io.serai.core.Counts;
import io.serai.core.Run;
import io.serai.mail.mailbox.Arrivals;
import io.serai.mail.send.AccountBook;
import io.serai.mail.send.MailAccount;
import io.serai.mail.store.HeldMails;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/** Held mails that are looked for among those that an account sent. */
public final class HeldSteps {
  private static final int MOST = 10_000;

  private final AccountBook accounts;
  private final HeldMails held;
  private final String folder;
  private final Clock clock;

  /**
   * @param folder of sent mail, where a server does not tell which it is
   */
  public HeldSteps(AccountBook accounts, HeldMails held, String folder, Clock clock) {
    this.accounts = accounts;
    this.held = held;
    this.folder = folder;
    this.clock = clock;
  }

  /** Held mails that an account was tried with. */
  public record Sought(MailAccount account, List<String> ids) {
    /** Name in runs and logs. */
    public String name() {
      return account.id() + " held";
    }
  }

  /** Puts into the body what is to be looked for, one {@link Sought} for each account. */
  public void plan(Exchange exchange) {
    List<Sought> all = new ArrayList<>();
    held.sought(MOST)
        .forEach(
            (id, mails) -> {
              MailAccount account = accounts.all().get(id);
              if (account != null && account.imap() != null) {
                all.add(new Sought(account, mails));
              }
            });
    exchange.getMessage().setBody(all);
  }

  /**
   * A mail that lies there was sent; the others stay held: that there is no copy proves nothing.
   */
  public void look(Exchange exchange) {
    Sought sought = exchange.getMessage().getBody(Sought.class);
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    run.requireLease();
    Counts counts = run.counts(sought.name());
    counts.read(sought.ids().size());
    Set<String> found = Arrivals.sent(sought.account(), folder, sought.ids());
    for (String id : sought.ids()) {
      if (!found.contains(id)) {
        counts.held(1);
      } else if (held.found(id, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
        counts.written(1);
      } else {
        counts.skipped(1);
      }
    }
  }
}
