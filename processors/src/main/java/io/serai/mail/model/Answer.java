package io.serai.mail.model;

/**
 * What a mail server said of one recipient.
 *
 * @param code three digits, or 0 when there was no answer
 * @param enhanced RFC 3463, e.g. {@code 5.1.1}, or empty
 */
public record Answer(Verdict verdict, int code, String enhanced) {
  /** Taken. */
  public static final Answer ACCEPTED = new Answer(Verdict.ACCEPTED, 250, "");

  Recipient.LastError error() {
    return new Recipient.LastError(verdict, code, enhanced);
  }

  String detail() {
    return (verdict.name().toLowerCase(java.util.Locale.ROOT) + " " + code + " " + enhanced)
        .strip();
  }
}
