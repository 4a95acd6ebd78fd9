package io.serai.mail.model;

import java.time.Instant;

/**
 * A worker's right to send a mail.
 *
 * @param number grows with every lease of the mail: what an earlier worker says is told by it
 * @param account through which it is sent
 * @param probe whether the account was parked and this mail is to show that it works again
 * @param smtpAt committed just before SMTP begins (I5), or null: from then on a lease that ends
 *     without an outcome is never sent again blindly
 */
public record Lease(
    int number,
    Instant leasedAt,
    Instant until,
    String account,
    boolean probe,
    int recipients,
    Instant smtpAt) {

  /** Whether its time is up. */
  public boolean over(Instant now) {
    return !until.isAfter(now);
  }

  Lease atSmtp(Instant now) {
    return new Lease(number, leasedAt, until, account, probe, recipients, now);
  }
}
