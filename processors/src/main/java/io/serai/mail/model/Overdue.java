package io.serai.mail.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mail's time has come while nobody reports on it. */
public final class Overdue {
  private Overdue() {}

  /** Whether there is anything to do: a lease has ended, or the mail has. */
  public static boolean needed(Mail mail, Instant now) {
    return mail.lease() != null
        ? mail.lease().over(now)
        : expired(mail, now) && mail.recipients().stream().anyMatch(one -> one.state().waiting());
  }

  private static boolean expired(Mail mail, Instant now) {
    return !mail.expiresAt().isAfter(now);
  }

  /**
   * Ends a lease whose time is up. Without the mark of SMTP the mail is queued again and its budget
   * given back; with it nobody knows whether it is out: it is held and its budget stays spent. Then
   * ends the mail itself, when its time is up, too.
   *
   * @param pool may be empty when the mail has no lease
   */
  public static Step look(Mail mail, Pool pool, Instant now) {
    List<MailEvent> events = new ArrayList<>();
    Lease lease = mail.lease();
    if (lease == null) {
      return Step.of(Step.Result.DONE, end(mail, now, events), events);
    }
    if (!lease.over(now)) {
      return Step.nothing(Step.Result.BUSY, mail);
    }
    boolean held = lease.smtpAt() != null;
    List<Recipient> all =
        mail.recipients().stream().map(one -> freed(one, held, now, events)).toList();
    Account account =
        pool.account(lease.account())
            .map(a -> held ? a : a.released(lease.recipients()))
            .map(a -> lease.probe() ? probed(a, held, pool, now) : a)
            .orElse(null);
    return new Step(
        Step.Result.DONE,
        end(mail.free(all), now, events),
        account,
        new Use(lease.account(), mail.id(), lease.number(), now, held ? lease.recipients() : 0),
        Map.of(),
        events,
        List.of());
  }

  private static Recipient freed(Recipient one, boolean held, Instant now, List<MailEvent> events) {
    if (one.state() != MailState.SENDING) {
      return one;
    }
    Recipient next =
        held ? one.becomes(MailState.UNKNOWN) : one.waits(MailState.QUEUED, now, false, null);
    events.add(MailEvent.of(next, "lease"));
    return next;
  }

  /** What was to show that it works showed nothing. */
  private static Account probed(Account account, boolean held, Pool pool, Instant now) {
    return account.park(now, held ? pool.frees().at(account.id(), 1) : null);
  }

  private static Mail end(Mail mail, Instant now, List<MailEvent> events) {
    if (!expired(mail, now)) {
      return mail;
    }
    return mail.each(
        one -> {
          if (!one.state().waiting()) {
            return one;
          }
          Recipient ended = one.becomes(MailState.EXPIRED);
          events.add(MailEvent.of(ended, ""));
          return ended;
        });
  }
}
