package io.serai.mail.match;

import java.util.Locale;

/** By what a mail was found that an inbound one belongs to. */
public enum MatchBy {
  /** Message-ID of the mail that came back. */
  RETURNED,
  IN_REPLY_TO,
  REFERENCES,
  /** Signed, in the address it was sent to. */
  TOKEN,
  /** {@code X-Serai-Message} of the mail that came back or is quoted. */
  SERAI_MESSAGE,
  /** Sender and subject: a guess, never acted upon. */
  SENDER_SUBJECT;

  /** Whether it may change anything. */
  public boolean sure() {
    return this != SENDER_SUBJECT;
  }

  /** The word in the API and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
