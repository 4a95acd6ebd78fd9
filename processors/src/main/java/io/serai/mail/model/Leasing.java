package io.serai.mail.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A worker asks to send a mail. */
public final class Leasing {
  private Leasing() {}

  /** Whether an account is needed to answer, so that the lock of the budgets is. */
  public static boolean wanted(Mail mail, Set<String> suppressed, Instant now) {
    return mail.lease() == null
        && mail.expiresAt().isAfter(now)
        && mail.recipients().stream()
            .anyMatch(one -> one.due(now) && !suppressed.contains(one.hash()));
  }

  /**
   * Gives it a lease and takes its recipients from an account's budget, or says why not.
   *
   * @param suppressed hashes of addresses that are not written to any more
   * @param life how long the lease lives
   */
  public static Step lease(
      Mail mail, Pool pool, Set<String> suppressed, Duration life, Instant now) {
    if (mail.lease() != null) {
      return Step.nothing(Step.Result.BUSY, mail);
    }
    if (!mail.expiresAt().isAfter(now)) {
      // why: the bus may be late; what is too late is ended by whoever looks for what is due
      return Step.nothing(Step.Result.NOTHING, mail);
    }
    List<MailEvent> events = new ArrayList<>();
    Mail ready = Withdrawing.hide(mail, suppressed, events);
    List<Recipient> due = ready.recipients().stream().filter(one -> one.due(now)).toList();
    if (due.isEmpty()) {
      return Step.of(Step.Result.NOTHING, ready, events);
    }
    List<Recipient> admitted = pool.domains().admitted(due);
    if (admitted.isEmpty()) {
      return defer(ready, due, Domains.nextMinute(now), "domain", events);
    }
    Optional<Account> chosen = pool.choose(ready.party(), admitted.size(), now);
    if (chosen.isEmpty()) {
      return defer(
          ready, due, pool.nextFree(ready.party(), admitted.size(), now), "accounts", events);
    }
    return take(ready, pool, chosen.get(), admitted, life, now, events);
  }

  private static Step take(
      Mail mail,
      Pool pool,
      Account account,
      List<Recipient> admitted,
      Duration life,
      Instant now,
      List<MailEvent> events) {
    Account reserved = account.reserved(admitted.size(), pool.nextTurn());
    boolean probe = reserved.status() == Account.Status.PROBING;
    Lease lease =
        new Lease(
            mail.leases() + 1, now, now.plus(life), account.id(), probe, admitted.size(), null);
    Set<Integer> places = admitted.stream().map(Recipient::n).collect(Collectors.toSet());
    List<Recipient> all =
        mail.recipients().stream()
            .map(one -> places.contains(one.n()) ? one.sending() : one)
            .toList();
    admitted.forEach(one -> events.add(new MailEvent(one.n(), "sending", account.id())));
    return new Step(
        Step.Result.DONE,
        mail.leased(lease, all),
        reserved,
        // why: the mail may go out as late as the lease lives, and 24 hours count from then
        new Use(account.id(), mail.id(), lease.number(), lease.until(), admitted.size()),
        pool.domains().count(admitted),
        events,
        List.of());
  }

  /** No try was made, so none counts. */
  private static Step defer(
      Mail mail, List<Recipient> due, Instant until, String why, List<MailEvent> events) {
    Set<Integer> places = due.stream().map(Recipient::n).collect(Collectors.toSet());
    List<Recipient> all =
        mail.recipients().stream()
            .map(
                one ->
                    places.contains(one.n()) ? Waiting.until(one, mail, until, events, why) : one)
            .toList();
    return Step.of(Step.Result.DEFERRED, mail.free(all), events);
  }

  /**
   * Marks that SMTP begins (I5). Only the worker whose lease is alive may go on.
   *
   * @return the marked mail, or empty
   */
  public static Optional<Mail> smtp(Mail mail, int lease, Instant now) {
    Lease held = mail.lease();
    boolean alive =
        held != null && held.number() == lease && !held.over(now) && held.smtpAt() == null;
    return alive ? Optional.of(mail.with(held.atSmtp(now))) : Optional.empty();
  }
}
