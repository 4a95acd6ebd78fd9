package io.serai.mail.model;

import java.time.Instant;
import java.util.List;

/** A recipient goes back to those that wait. */
final class Waiting {
  private Waiting() {}

  /**
   * Waits for an account or a domain, which is no try. An account may come back sooner than it was
   * thought, so nobody is given up before the mail's end.
   */
  static Recipient until(
      Recipient one, Mail mail, Instant until, List<MailEvent> events, String why) {
    Instant end = mail.expiresAt();
    Recipient next = one.waits(MailState.DEFERRED, until.isBefore(end) ? until : end, false, null);
    events.add(MailEvent.of(next, why));
    return next;
  }

  /** Waits for its next try. */
  static Recipient retry(
      Recipient one, Mail mail, Answer answer, Instant now, List<MailEvent> events) {
    Recipient tried = one.waits(MailState.DEFERRED, now, true, answer.error());
    Instant next = Retry.at(now, mail.id(), tried.attempts());
    Recipient waits =
        next.isBefore(mail.expiresAt())
            ? tried.waits(MailState.DEFERRED, next, false, null)
            : tried.becomes(MailState.EXPIRED);
    events.add(MailEvent.of(waits, answer.detail()));
    return waits;
  }
}
