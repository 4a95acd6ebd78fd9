package io.serai.mail.model;

import java.time.Instant;

/**
 * One recipient of a mail.
 *
 * @param n its place in the mail, from 0
 * @param hash keyed hash of the address
 * @param domain keyed hash of the address's domain
 * @param attempts answers of a mail server that count against its retries
 * @param notBefore when it may be tried; null once it is not waiting
 * @param error what the last answer that was no acceptance meant, or null
 * @param sentAt when the mail server took it, or null
 */
public record Recipient(
    int n,
    String hash,
    String domain,
    MailState state,
    int attempts,
    Instant notBefore,
    LastError error,
    Instant sentAt) {

  /**
   * @param verdict what the answer was taken for
   * @param code three digits, or 0 when there was no answer
   * @param enhanced RFC 3463, or empty
   */
  public record LastError(Verdict verdict, int code, String enhanced) {}

  /** A recipient of a mail that was accepted by the API. */
  public static Recipient queued(int n, String hash, String domain, Instant notBefore) {
    return new Recipient(n, hash, domain, MailState.QUEUED, 0, notBefore, null, null);
  }

  boolean due(Instant now) {
    return state.waiting() && !notBefore.isAfter(now);
  }

  Recipient sending() {
    return new Recipient(n, hash, domain, MailState.SENDING, attempts, null, error, null);
  }

  /** Waits again; {@code attempt} is whether the try counts. */
  Recipient waits(MailState waiting, Instant until, boolean attempt, LastError why) {
    int tries = attempts + (attempt ? 1 : 0);
    return new Recipient(n, hash, domain, waiting, tries, until, why == null ? error : why, null);
  }

  Recipient sent(Instant at) {
    return new Recipient(n, hash, domain, MailState.SENT, attempts + 1, null, null, at);
  }

  Recipient failed(LastError why) {
    return new Recipient(n, hash, domain, MailState.FAILED, attempts + 1, null, why, null);
  }

  /** Comes to a state in which it does not wait, without an answer of a mail server. */
  Recipient becomes(MailState next) {
    return new Recipient(n, hash, domain, next, attempts, null, error, sentAt);
  }
}
