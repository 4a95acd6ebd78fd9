package io.serai.mail.inbound.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** At which command of the SMTP dialogue a mail was refused; it tells what the refusal is about. */
enum Moment {
  /** The sender was refused, whatever the words. */
  MAIL,
  /** The recipient was refused. */
  RCPT,
  /** The address had been taken and the text was refused. */
  DATA,
  UNSAID;

  private static final String REFUSED = "[^\\n]{0,300}\\n\\s{0,8}(?:<<<|out:)?\\s?[45](?!03)\\d\\d";
  private static final Pattern MAIL_LINE =
      Pattern.compile("(?:>>>|in:)\\s{1,3}mail from" + REFUSED);
  private static final Pattern RCPT_LINE = Pattern.compile("(?:>>>|in:)\\s{1,3}rcpt to" + REFUSED);
  private static final Pattern DATA_LINE =
      Pattern.compile("(?:>>>|in:)\\s{1,3}(?:data|\\.)" + REFUSED);

  /** Gmail numbers the states of the dialogue. */
  private static final Pattern GMAIL_RCPT = Pattern.compile("\\(state 1[345]\\)");

  private static final Pattern GMAIL_DATA = Pattern.compile("\\(state 1[678]\\)");

  /** Reads the moment out of all that was said of a recipient. */
  static Moment of(List<String> words) {
    String text = String.join("\n", words).toLowerCase(Locale.ROOT);
    String line = text.replace('\n', ' ').replaceAll("\\s{1,8}", " ");
    if (said(line, "mail from") || MAIL_LINE.matcher(text).find()) {
      return MAIL;
    }
    if (said(line, "rcpt") || RCPT_LINE.matcher(text).find() || GMAIL_RCPT.matcher(line).find()) {
      return RCPT;
    }
    boolean data =
        line.contains("end of data")
            || said(line, "data")
            || said(line, "end-of-data")
            || line.contains("data command")
            || line.contains("smtp command data")
            || GMAIL_DATA.matcher(line).find()
            || DATA_LINE.matcher(text).find();
    return data ? DATA : UNSAID;
  }

  /** Postfix: "in reply to X command"; Exim: "after X"; others: "response to X". */
  private static boolean said(String line, String command) {
    return line.contains("reply to " + command)
        || line.contains("after " + command)
        || line.contains("after end of " + command)
        || line.contains("response to " + command)
        || line.contains("for " + command)
        || line.contains("our " + command)
        || line.contains("progress was " + command)
        || line.contains("[" + command);
  }
}
