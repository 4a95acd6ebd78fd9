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
    CONFIRM(0),
    UNSUBSCRIBE(1),
    REPLY(2),
    BOUNCE(3);

    /**
     * why: links and addresses lie in mailboxes for years, so the number of a kind never changes
     */
    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    byte code() {
      return code;
    }
  }
}
