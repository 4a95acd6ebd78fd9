package io.serai.mail.model;

import java.time.Instant;
import java.util.List;

/** A recipient goes back to those that wait. */
final class Waiting {
  private Waiting() {}

  /** Waits for an account or a domain, which is no try; beyond the mail's end it has expired. */
  static Recipient until(
      Recipient one, Mail mail, Instant until, List<MailEvent> events, String why) {
    Recipient next =
        until.isBefore(mail.expiresAt())
            ? one.waits(MailState.DEFERRED, until, false, null)
            : one.becomes(MailState.EXPIRED);
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
