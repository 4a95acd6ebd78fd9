package io.serai.mail.steps;

import io.serai.core.Counts;
import io.serai.core.FaultPoints;
import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.mail.MailKeys;
import io.serai.mail.mailbox.Arrived;
import io.serai.mail.mailbox.Letter;
import io.serai.mail.mailbox.Mailbox;
import io.serai.mail.mailbox.MailboxReader;
import io.serai.mail.mailbox.Page;
import io.serai.mail.send.AccountBook;
import io.serai.mail.store.Correspondence;
import io.serai.mail.store.Inbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/** Steps of {@code routes/mail-inbox.camel.yaml}. */
public final class InboxSteps {
  private static final String MAILBOX = "mailbox";

  private final AccountBook accounts;
  private final Terms terms;
  private final MailboxReader reader;
  private final Correspondence correspondence;
  private final Inbox inbox;
  private final MailKeys keys;
  private final Ledger ledger;
  private final Clock clock;

  /**
   * @param folders that are read of each account
   * @param retention how long what mails say is kept
   */
  public record Terms(List<String> folders, Duration retention) {}

  public InboxSteps(
      AccountBook accounts,
      Terms terms,
      MailboxReader reader,
      Correspondence correspondence,
      Inbox inbox,
      MailKeys keys,
      Ledger ledger,
      Clock clock) {
    this.accounts = accounts;
    this.terms = terms;
    this.reader = reader;
    this.correspondence = correspondence;
    this.inbox = inbox;
    this.keys = keys;
    this.ledger = ledger;
    this.clock = clock;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Puts the folders that are to be read into the body, and forgets what is old. */
  public void plan(Exchange exchange) {
    inbox.forget(now().minus(terms.retention()));
    exchange
        .getMessage()
        .setBody(
            accounts.all().values().stream()
                .filter(account -> account.imap() != null)
                .flatMap(account -> terms.folders().stream().map(one -> new Mailbox(account, one)))
                .toList());
  }

  /** Puts the next mails of a folder into the body; an empty list after the last. */
  public void fetch(Exchange exchange) {
    Page before = exchange.getProperty("page", Page.class);
    if (before != null && !before.more()) {
      exchange.getMessage().setBody(List.of());
      return;
    }
    Run run = run(exchange);
    run.requireLease();
    Mailbox mailbox = exchange.getProperty(MAILBOX, Mailbox.class);
    Page page = reader.page(mailbox, inbox.cursor(mailbox));
    run.counts(mailbox.name()).read(page.mails().size());
    FaultPoints.at("mail.inbox.after-read");
    exchange.setProperty("page", page);
    exchange.getMessage().setBody(page.mails());
  }

  private static Run run(Exchange exchange) {
    return exchange.getProperty(Run.PROPERTY, Run.class);
  }

  /** Reads a mail: its kind, what it says, by what it may be matched. */
  public void read(Exchange exchange) {
    Set<String> own = accounts.addresses();
    exchange
        .getMessage()
        .setBody(Letter.of(exchange.getMessage().getBody(Arrived.class), own, keys));
  }

  /** Finds the mail it belongs to. */
  public void match(Exchange exchange) {
    Letter letter = exchange.getMessage().getBody(Letter.class);
    exchange.getMessage().setBody(letter.with(correspondence.find(letter, now())));
  }

  /** Commits the mail, what it changes and the cursor (I3), then counts it. */
  public void keep(Exchange exchange) {
    Letter letter = exchange.getMessage().getBody(Letter.class);
    Inbox.Kept kept = inbox.keep(letter, now());
    FaultPoints.at("mail.inbox.after-write");
    Arrived arrived = letter.arrived();
    Counts counts = run(exchange).counts(arrived.mailbox().name());
    switch (kept) {
      case NEW -> counts.written(1);
      case KNOWN, OWN -> counts.skipped(1);
      case UNREADABLE -> {
        ledger.reject(
            run(exchange),
            List.of(
                new Reject(
                    arrived.mailbox().name(),
                    "uid %d".formatted(arrived.uid()),
                    letter.inbound().classified().because())));
        counts.rejected(1);
      }
    }
  }
}
