package io.serai.mail.compose;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;

/**
 * A text that may become a header: one line, no control characters, at most 998 characters (RFC
 * 5322 2.1.1). Headers are made of these and of addresses alone, so none can end one and begin
 * another.
 */
public record HeaderText(String text) {
  private static final int LONGEST = 998;

  /**
   * @throws SeraiException BAD_HEADER; names the field, never quotes it
   */
  public static HeaderText of(String field, String text) {
    if (text.length() > LONGEST) {
      throw refused(field, "is longer than 998 characters");
    }
    int bad = control(text);
    if (bad >= 0) {
      throw refused(field, "has a control character at position " + bad);
    }
    return new HeaderText(text);
  }

  private static int control(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // why: U+2028 and U+2029 end lines for some readers
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        return i;
      }
    }
    return -1;
  }

  private static SeraiException refused(String field, String why) {
    return new SeraiException(MailError.BAD_HEADER, "mail", "'%s' %s", field, why);
  }
}
