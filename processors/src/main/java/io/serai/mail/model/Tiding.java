package io.serai.mail.model;

/**
 * What an inbound mail says of one recipient of a mail.
 *
 * @param recipient its place in the mail
 * @param state the state it tells of, or null when it changes none
 * @param event as it stands in the mail's history
 * @param detail a word or number more, or empty; never an address
 * @param stop why the address is not to be written to any more, or null
 * @param review whether a person should look at that
 */
public record Tiding(
    int recipient,
    MailState state,
    String event,
    String detail,
    Suppression.Reason stop,
    boolean review) {

  /** It changes nothing but the history. */
  public static Tiding note(int recipient, String event, String detail) {
    return new Tiding(recipient, null, event, detail, null, false);
  }

  /** It tells of a state, whose word is the event. */
  public static Tiding of(int recipient, MailState state, String detail) {
    return new Tiding(recipient, state, state.word(), detail, null, false);
  }

  /** The same, and the address is not to be written to any more. */
  public Tiding stopping(Suppression.Reason reason, boolean toReview) {
    return new Tiding(recipient, state, event, detail, reason, toReview);
  }
}
