package io.serai.mail.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A worker reports what the mail server said. */
public final class Settling {
  private Settling() {}

  /** Whether the report changes an account, so that the lock of the budgets is needed. */
  public static boolean touchesAccount(
      Mail mail, int lease, Map<Integer, Answer> answers, Instant now) {
    Lease held = mail.lease();
    return held != null
        && held.number() == lease
        && (held.probe()
            || held.over(now)
            || answers.values().stream().anyMatch(answer -> !answer.verdict().spends()));
  }

  /**
   * The outcome of a lease.
   *
   * @param answers for each recipient of the lease, by its place
   * @param pool may be empty when {@link #touchesAccount} says so
   */
  public static Step settle(
      Mail mail, int lease, Map<Integer, Answer> answers, Pool pool, Instant now) {
    Lease held = mail.lease();
    if (held == null || held.number() != lease) {
      return late(mail, lease, answers, now);
    }
    List<MailEvent> events = new ArrayList<>();
    List<Suppression> suppressions = new ArrayList<>();
    List<Recipient> all = new ArrayList<>();
    for (Recipient one : mail.recipients()) {
      Answer answer = one.state() == MailState.SENDING ? answers.get(one.n()) : null;
      all.add(answer == null ? one : outcome(one, mail, answer, now, events));
      if (answer != null && answer.verdict() == Verdict.NO_SUCH_USER) {
        suppressions.add(new Suppression(one.hash(), Suppression.Reason.HARD_BOUNCE));
      }
    }
    int spent = (int) answers.values().stream().filter(a -> a.verdict().spends()).count();
    Account account =
        pool.account(held.account())
            .map(a -> consequence(a.released(held.recipients() - spent), held, answers, pool, now))
            .orElse(null);
    return new Step(
        Step.Result.DONE,
        mail.free(all),
        account,
        new Use(held.account(), mail.id(), lease, now, spent),
        Map.of(),
        events,
        suppressions);
  }

  private static Recipient outcome(
      Recipient one, Mail mail, Answer answer, Instant now, List<MailEvent> events) {
    Recipient next =
        switch (answer.verdict()) {
          case ACCEPTED -> one.sent(now);
          case UNKNOWN -> one.becomes(MailState.UNKNOWN);
          case SPLIT, ACCOUNT_LIMIT, CREDENTIALS ->
              one.waits(MailState.QUEUED, now, false, answer.error());
          case TRANSIENT, MAILBOX_FULL -> null;
          case NO_SUCH_USER, CONTENT, REPUTATION, REFUSED -> one.failed(answer.error());
        };
    if (next == null) {
      return Waiting.retry(one, mail, answer, now, events);
    }
    events.add(MailEvent.of(next, next.state() == MailState.SENT ? "" : answer.detail()));
    return next;
  }

  private static Account consequence(
      Account account, Lease held, Map<Integer, Answer> answers, Pool pool, Instant now) {
    if (any(answers, Verdict.CREDENTIALS)) {
      return account.disabled();
    }
    boolean silent =
        held.probe()
            && answers.values().stream()
                .anyMatch(a -> a.code() == 0 && a.verdict() != Verdict.ACCEPTED);
    if (any(answers, Verdict.ACCOUNT_LIMIT) || silent) {
      // why: what this lease had reserved is given back, so it frees nothing later
      return account.park(now, account.used() == 0 ? null : pool.frees().at(account.id(), 1));
    }
    return held.probe() ? account.works() : account;
  }

  private static boolean any(Map<Integer, Answer> answers, Verdict verdict) {
    return answers.values().stream().anyMatch(answer -> answer.verdict() == verdict);
  }

  /**
   * The lease had ended without an outcome and its recipients are held. That the server took the
   * mail is true all the same; whatever else is said stays with the operator.
   */
  private static Step late(Mail mail, int lease, Map<Integer, Answer> answers, Instant now) {
    if (mail.lease() != null || mail.leases() != lease) {
      return Step.nothing(Step.Result.STALE, mail);
    }
    List<MailEvent> events = new ArrayList<>();
    Mail next =
        mail.each(
            one -> {
              Answer answer = answers.get(one.n());
              if (one.state() != MailState.UNKNOWN
                  || answer == null
                  || answer.verdict() != Verdict.ACCEPTED) {
                return one;
              }
              Recipient sent = one.sent(now);
              events.add(MailEvent.of(sent, "late"));
              return sent;
            });
    return events.isEmpty()
        ? Step.nothing(Step.Result.STALE, mail)
        : Step.of(Step.Result.DONE, next, events);
  }
}
