package io.serai.mail.inbound.bounce;

/**
 * What a report says of one recipient.
 *
 * @param recipient the address as reported; empty when the report hides it
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}, {@code
 *     expanded} (RFC 3464 section 2.3.3), {@code complaint}, {@code auto-reply}; failed when unsaid
 * @param replyCode three digits of SMTP, or empty
 * @param status enhanced status code of RFC 3463, or empty
 * @param group the reason
 * @param because what decided: the phrase, the status code, or what was missing
 * @param diagnostic what the server said, folded lines joined; may hold addresses: not for logs
 */
public record Bounce(
    String recipient,
    String action,
    String replyCode,
    String status,
    Group group,
    String because,
    String diagnostic) {
  /** Whether nothing must be sent there again. */
  public boolean hard() {
    return group.hard();
  }
}
