package io.serai.mail.inbound.mime;

/**
 * A leaf of a mail, or a mail it carries.
 *
 * @param type lower case, without parameters, e.g. {@code message/delivery-status}
 * @param text decoded, lines end in LF, cut at {@link Limits#TEXT}; empty for what is no text
 */
public record Part(String type, String text) {
  /** Whether it is what a person reads. */
  public boolean plain() {
    return type.equals("text/plain");
  }

  /** Whether it is the mail that was sent, or its headers: RFC 3464 section 2, third part. */
  public boolean returned() {
    return type.startsWith("message/rfc822")
        || type.equals("text/rfc822-headers")
        || type.equals("message/global")
        || type.equals("message/global-headers")
        || type.equals("message/partial");
  }
}
