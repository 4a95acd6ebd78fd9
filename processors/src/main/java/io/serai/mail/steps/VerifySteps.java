package io.serai.mail.steps;

import io.serai.core.Counts;
import io.serai.core.FaultPoints;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.compose.Draft;
import io.serai.mail.compose.DraftJson;
import io.serai.mail.mailbox.Arrivals;
import io.serai.mail.mailbox.Mailbox;
import io.serai.mail.send.AccountBook;
import io.serai.mail.send.MailAccount;
import io.serai.mail.store.Intake;
import io.serai.mail.store.Verifications;
import io.serai.mail.store.Verifications.Progress;
import io.serai.mail.store.Verifications.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Steps of {@code routes/mail-verify.camel.yaml}: mails to the hub's own accounts, through all of
 * its chain, and what became of them.
 */
public final class VerifySteps {
  /** The payload's key: how many mails. */
  public static final String KEY = "verify";

  private static final String UNIT = "verification";
  private static final String INBOX = "INBOX";
  private static final String SINCE = "verifySince";
  private static final String FOUND = "verifyFound";

  /** Exchange property: milliseconds between two looks. */
  private static final String PAUSE = "verifyPause";

  private static final int PAUSE_MS = 500;

  private final AccountBook accounts;
  private final Intake intake;
  private final Verifications verifications;
  private final Clock clock;
  private final Duration limit;

  /**
   * @param limit how long the mails may take
   */
  public VerifySteps(
      AccountBook accounts,
      Intake intake,
      Verifications verifications,
      Clock clock,
      Duration limit) {
    this.accounts = accounts;
    this.intake = intake;
    this.verifications = verifications;
    this.clock = clock;
    this.limit = limit;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Queues the mails, as a party would; the same run queues none of them twice (I4). */
  public void queue(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    int asked = ((Number) run.payload().getOrDefault(KEY, 0)).intValue();
    List<MailAccount> recipients = recipients();
    run.expect(asked);
    for (int n = 0; n < asked; n++) {
      run.requireLease();
      MailAccount to = recipients.get(n % recipients.size());
      String key = "%s-%d".formatted(run.triggerId(), n);
      intake.acceptOwn(Verifications.PARTY, key, run.triggerId(), draft(run, n + 1, asked, to));
      run.counts(UNIT).read(1);
    }
    FaultPoints.at("mail.verify.after-write");
    exchange.setProperty(SINCE, now());
    exchange.setProperty(PAUSE, PAUSE_MS);
    exchange.getMessage().setBody(true);
  }

  /** Accounts with a mailbox that can be looked into, or all of them when there is none. */
  private List<MailAccount> recipients() {
    List<MailAccount> seen = mailboxes().stream().map(Mailbox::account).toList();
    return seen.isEmpty() ? List.copyOf(accounts.all().values()) : seen;
  }

  private List<Mailbox> mailboxes() {
    return accounts.all().values().stream()
        .filter(account -> account.imap() != null)
        .map(account -> new Mailbox(account, INBOX))
        .toList();
  }

  private static String draft(Run run, int n, int asked, MailAccount to) {
    return DraftJson.write(
        new Draft(
            String.valueOf(n),
            List.of(new Draft.Person(to.address(), null)),
            "%s, mail %d of %d".formatted(subject(run), n, asked),
            "This mail shows that the hub can send and receive. It needs no answer.",
            null,
            null,
            KEY,
            new Draft.Interactive(false, false),
            null,
            null,
            null));
  }

  private static String subject(Run run) {
    return "Verification " + run.triggerId();
  }

  /** Puts into the body whether there is something to wait for. */
  public void look(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    run.requireLease();
    Progress progress = verifications.progress(run.triggerId());
    boolean late = !now().isBefore(exchange.getProperty(SINCE, Instant.class).plus(limit));
    Map<String, Integer> found =
        progress.open() == 0 || late ? found(run) : Map.<String, Integer>of();
    exchange.setProperty(FOUND, found);
    boolean here = mailboxes().isEmpty() || found.size() >= progress.sent();
    exchange.getMessage().setBody(!late && (progress.open() > 0 || !here));
  }

  private Map<String, Integer> found(Run run) {
    Set<String> ours = verifications.ids(run.triggerId());
    Map<String, Integer> found = new HashMap<>();
    for (Mailbox mailbox : mailboxes()) {
      Arrivals.of(mailbox, subject(run)).forEach((id, n) -> found.merge(id, n, Integer::sum));
    }
    found.keySet().retainAll(ours);
    return found;
  }

  /** Keeps the report; what is missing or came twice fails the run. */
  @SuppressWarnings("unchecked")
  public void report(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Map<String, Integer> found = exchange.getProperty(FOUND, Map.class);
    Progress progress = verifications.progress(run.triggerId());
    boolean seen = !mailboxes().isEmpty();
    int doubled = (int) found.values().stream().filter(times -> times > 1).count();
    Report report =
        verifications.note(
            run.triggerId(),
            progress,
            seen ? Integer.valueOf(found.size()) : null,
            seen ? Integer.valueOf(doubled) : null,
            now());
    Counts counts = run.counts(UNIT);
    counts.written(progress.confirmed());
    counts.rejected(progress.failed());
    counts.held(progress.open());
    judge(run, report);
  }

  private void judge(Run run, Report report) {
    boolean twice = report.doubled() != null && report.doubled() > 0;
    boolean missing = report.arrived() != null && report.arrived() < report.sent();
    if (report.confirmed() == report.asked() && !twice && !missing) {
      return;
    }
    SeraiException failure =
        new SeraiException(
            MailError.NOT_VERIFIED,
            "mail",
            "of '%d' mails '%d' were confirmed within %s, '%d' failed; '%s' arrived, '%s' twice",
            report.asked(),
            report.confirmed(),
            limit,
            report.failed(),
            report.arrived(),
            report.doubled());
    if (twice || missing) {
      run.notConserved(UNIT, failure);
    } else {
      run.failed(run.stage(), failure);
    }
  }
}
