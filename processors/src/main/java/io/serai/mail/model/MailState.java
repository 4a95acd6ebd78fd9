package io.serai.mail.model;

/**
 * Where a mail stands with one recipient. Once the mail server has taken it, a state only moves up
 * by precedence, in whatever order the news arrives.
 */
public enum MailState {
  QUEUED,
  DEFERRED,
  SENDING,
  UNKNOWN,
  SENT,
  CONFIRMED,
  BOUNCED,
  REPLIED,
  SUPPRESSED,
  CANCELLED,
  EXPIRED,
  FAILED;

  /** Nobody has it in hand; it waits for its time, a budget or a worker. */
  public boolean waiting() {
    return this == QUEUED || this == DEFERRED;
  }

  /** The mail server took it. */
  public boolean accepted() {
    return this == SENT || this == CONFIRMED || this == BOUNCED || this == REPLIED;
  }

  /**
   * The state after news of an accepted mail: the later of the two by precedence {@code replied >
   * bounced > confirmed > sent}. News changes nothing else.
   */
  public MailState after(MailState news) {
    return accepted() && news.accepted() && news.compareTo(this) > 0 ? news : this;
  }

  /** The word in the API and in tables. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
