package io.serai.mail.steps;

import io.serai.core.FaultPoints;
import io.serai.mail.compose.Composer;
import io.serai.mail.compose.DraftJson;
import io.serai.mail.compose.Links;
import io.serai.mail.compose.Outgoing;
import io.serai.mail.model.Answer;
import io.serai.mail.model.Outbox;
import io.serai.mail.model.Verdict;
import io.serai.mail.send.AccountBook;
import io.serai.mail.send.MailAccount;
import io.serai.mail.store.Intake;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Steps of {@code routes/mail-send.camel.yaml}: a lease, the mail, the mark (I5), SMTP, the
 * outcome.
 */
public final class SendSteps {
  private static final String JOB = "job";

  /** Exchange property: whether there is something to say on the bus. */
  private static final String SPEAKS = "speaks";

  private final Outbox outbox;
  private final Intake intake;
  private final Composer composer;
  private final MailLinks links;
  private final AccountBook accounts;
  private final Clock clock;
  private final Turns turns;

  /**
   * @param connections to the mail server that each account has
   */
  public SendSteps(
      Outbox outbox,
      Intake intake,
      Composer composer,
      MailLinks links,
      AccountBook accounts,
      Clock clock,
      int connections) {
    this.outbox = outbox;
    this.intake = intake;
    this.composer = composer;
    this.links = links;
    this.accounts = accounts;
    this.clock = clock;
    this.turns = new Turns(connections);
  }

  /** What a worker has in hand; of a heartbeat there is no lease. */
  private record Job(String id, int lease, String says) {}

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Takes a lease and makes the mail; the body is null when there is nothing to send. */
  public void take(Exchange exchange) {
    BusMessage message = BusMessage.read(exchange.getMessage().getBody(String.class));
    String id = message.id();
    FaultPoints.at("mail.send.after-read");
    // why: what came with the bus message must not become headers of the mail
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(null);
    if (BusMessage.HEARTBEAT.equals(message.type())) {
      exchange.setProperty(JOB, new Job(id, 0, BusMessage.HEARTBEAT));
      exchange.setProperty(SPEAKS, true);
      return;
    }
    Outbox.Leased leased = outbox.lease(id, now());
    if (leased.lease() == null) {
      return;
    }
    exchange.setProperty(JOB, new Job(id, leased.lease().number(), BusMessage.SENT));
    FaultPoints.at("mail.send.after-lease");
    exchange.getMessage().setBody(compose(id, leased));
  }

  private Outgoing compose(String id, Outbox.Leased leased) {
    MailAccount account = accounts.all().get(leased.lease().account());
    String draft =
        intake
            .content(id)
            .orElseThrow(() -> new IllegalStateException("mail " + id + " has no content"));
    int first = leased.recipients().get(0);
    Links own = leased.recipients().size() == 1 ? links.of(id, first, account.verp(), now()) : null;
    return composer.compose(
        new Composer.Order(
            id,
            DraftJson.reopen(draft),
            account.id(),
            sender(account),
            leased.recipients(),
            own,
            intake.attached(id)),
        now());
  }

  private static InternetAddress sender(MailAccount account) {
    try {
      return new InternetAddress(account.address(), account.name(), StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Commits that SMTP begins (I5), when it is the mail's turn. Whose lease has ended stays. */
  public void mark(Exchange exchange) {
    Job job = exchange.getProperty(JOB, Job.class);
    turns.begin(exchange, exchange.getMessage().getBody(Outgoing.class).account());
    if (!outbox.smtp(job.id(), job.lease(), now())) {
      exchange.getMessage().setBody(null);
    }
    FaultPoints.at("mail.send.before-smtp");
  }

  /** The sender failed without a word for each recipient: nobody knows what the server has. */
  public void broke(Exchange exchange) {
    Outgoing mail = exchange.getMessage().getBody(Outgoing.class);
    for (int place : mail.envelope().keySet()) {
      if (!mail.answers().containsKey(place)) {
        mail.answered(place, new Answer(Verdict.UNKNOWN, 0, ""));
      }
    }
  }

  /** Commits what the server said. */
  public void settle(Exchange exchange) {
    FaultPoints.at("mail.send.after-smtp");
    turns.end(exchange);
    Job job = exchange.getProperty(JOB, Job.class);
    Outgoing mail = exchange.getMessage().getBody(Outgoing.class);
    Map<Integer, Answer> answers = mail.answers();
    outbox.settle(job.id(), job.lease(), answers, now());
    FaultPoints.at("mail.send.after-write");
    exchange.setProperty(SPEAKS, taken(answers));
  }

  private static boolean taken(Map<Integer, Answer> answers) {
    return answers.values().stream().anyMatch(answer -> answer.verdict() == Verdict.ACCEPTED);
  }

  /** The message that says so, after the commit; a heartbeat goes back as it came. */
  public void say(Exchange exchange) {
    Job job = exchange.getProperty(JOB, Job.class);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(BusMessage.of(job.says(), job.id(), now()).json());
  }
}
