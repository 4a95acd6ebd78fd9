package io.serai.mail.model;

/**
 * A line of a mail's history.
 *
 * @param recipient its place in the mail
 * @param type a state's word, or what happened beside the states, e.g. {@code recipient_confirmed}
 * @param detail a word or number more, or empty; never an address
 */
public record MailEvent(int recipient, String type, String detail) {
  static MailEvent of(Recipient now, String detail) {
    return new MailEvent(now.n(), now.state().word(), detail);
  }
}
