package io.serai.mail.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A mail and all its recipients, without its content.
 *
 * @param party whose mail it is
 * @param expiresAt from then on it is not sent any more
 * @param publishedAt when it was put on the bus since it is due, or null
 * @param leases how many leases there were
 * @param lease who sends it now, or null
 */
public record Mail(
    String id,
    String party,
    Instant createdAt,
    Instant expiresAt,
    Instant publishedAt,
    int leases,
    Lease lease,
    List<Recipient> recipients) {

  public Mail {
    recipients = List.copyOf(recipients);
  }

  /** When somebody must look at it again; null when nothing is to be done. */
  public Instant dueAt() {
    if (lease != null) {
      return lease.until();
    }
    return recipients.stream()
        .filter(recipient -> recipient.state().waiting())
        .map(Recipient::notBefore)
        .min(Instant::compareTo)
        .orElse(null);
  }

  Mail published(Instant at) {
    return new Mail(id, party, createdAt, expiresAt, at, leases, lease, recipients);
  }

  Mail leased(Lease next, List<Recipient> all) {
    return new Mail(id, party, createdAt, expiresAt, null, next.number(), next, all);
  }

  /** Without a lease; due again, if at all, by what its recipients say. */
  Mail free(List<Recipient> all) {
    return new Mail(id, party, createdAt, expiresAt, null, leases, null, all);
  }

  Mail with(Lease next) {
    return new Mail(id, party, createdAt, expiresAt, publishedAt, leases, next, recipients);
  }

  /** With other recipients, or how they stand now. */
  public Mail with(List<Recipient> all) {
    return new Mail(id, party, createdAt, expiresAt, publishedAt, leases, lease, all);
  }

  Mail each(UnaryOperator<Recipient> change) {
    return with(recipients.stream().map(change).toList());
  }

  /** The recipients that another version of the mail has differently. */
  public List<Recipient> changed(Mail next) {
    return next.recipients().stream()
        .filter(now -> !Objects.equals(now, recipients.get(now.n())))
        .toList();
  }
}
