package io.serai.mail.token;

import java.time.LocalDate;

/**
 * What a link says.
 *
 * @param mail its id
 * @param recipient place in the mail
 * @param until the last day (UTC) on which it means anything
 */
public record Claim(Kind kind, String mail, int recipient, LocalDate until) {
  /** What it is good for. */
  public enum Kind {
    CONFIRM,
    UNSUBSCRIBE,
    REPLY
  }
}
