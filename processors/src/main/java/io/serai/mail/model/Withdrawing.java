package io.serai.mail.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A mail, or one of its recipients, is not to be sent after all. */
public final class Withdrawing {
  private Withdrawing() {}

  /** Takes back what nobody has in hand; refused ({@code STALE}) when nothing is left to take. */
  public static Step cancel(Mail mail) {
    if (mail.lease() != null || !untouched(mail)) {
      return Step.nothing(
          mail.recipients().stream().anyMatch(one -> one.state() == MailState.CANCELLED)
              ? Step.Result.NOTHING
              : Step.Result.STALE,
          mail);
    }
    List<MailEvent> events = new ArrayList<>();
    Mail next =
        mail.each(one -> one.state().waiting() ? withdrawn(one, MailState.CANCELLED, events) : one);
    return Step.of(Step.Result.DONE, next.free(next.recipients()), events);
  }

  /** Somebody waits, and nobody was sent to or given up. */
  private static boolean untouched(Mail mail) {
    return mail.recipients().stream().anyMatch(one -> one.state().waiting())
        && mail.recipients().stream()
            .allMatch(one -> one.state().waiting() || one.state() == MailState.SUPPRESSED);
  }

  /** Addresses are not written to any more: whoever waits among the recipients is let go. */
  public static Step suppress(Mail mail, Set<String> hashes) {
    List<MailEvent> events = new ArrayList<>();
    Mail next = hide(mail, hashes, events);
    return events.isEmpty()
        ? Step.nothing(Step.Result.NOTHING, mail)
        : Step.of(Step.Result.DONE, next, events);
  }

  static Mail hide(Mail mail, Set<String> hashes, List<MailEvent> events) {
    return mail.each(
        one ->
            one.state().waiting() && hashes.contains(one.hash())
                ? withdrawn(one, MailState.SUPPRESSED, events)
                : one);
  }

  private static Recipient withdrawn(Recipient one, MailState state, List<MailEvent> events) {
    Recipient next = one.becomes(state);
    events.add(MailEvent.of(next, ""));
    return next;
  }

  /**
   * An operator, or the folder Sent, tells what became of held recipients.
   *
   * @param found whether the mail server took the mail; otherwise it is sent again
   * @param by who tells, in a word for the history
   */
  public static Step resolve(Mail mail, boolean found, String by, Instant now) {
    List<MailEvent> events = new ArrayList<>();
    Mail next =
        mail.each(
            one -> {
              if (one.state() != MailState.UNKNOWN) {
                return one;
              }
              Recipient known =
                  found ? one.sent(now) : one.waits(MailState.QUEUED, now, true, null);
              events.add(MailEvent.of(known, by));
              return known;
            });
    return events.isEmpty()
        ? Step.nothing(Step.Result.NOTHING, mail)
        : Step.of(Step.Result.DONE, next, events);
  }
}
