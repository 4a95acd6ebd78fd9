package io.serai.mail.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of a mail server, or its silence.
 *
 * @param phase how far the dialogue was
 * @param code three digits, or 0 when there was no answer
 * @param enhanced RFC 3463, or empty
 */
public record Reply(Phase phase, int code, String enhanced) {
  /** RFC 2034: the enhanced code is the first word of the text. */
  private static final Pattern ENHANCED =
      Pattern.compile("^(?:\\d{3}[ -])?\\s*([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s|$)");

  /** How far a dialogue was when it ended. */
  public enum Phase {
    /** Greeting, EHLO, STARTTLS. */
    CONNECT,
    AUTH,
    /** MAIL, RCPT, DATA and the mail itself up to its last line. */
    ENVELOPE,
    /** The dot that ends the mail was on its way. */
    END_OF_DATA
  }

  /** From a server's line, e.g. {@code 550 5.1.1 no such user}. */
  public static Reply of(Phase phase, int code, String text) {
    Matcher found = ENHANCED.matcher(text == null ? "" : text.strip());
    return new Reply(phase, Math.max(0, code), found.find() ? found.group(1) : "");
  }

  /** The connection was lost. */
  public static Reply silence(Phase phase) {
    return new Reply(phase, 0, "");
  }
}
