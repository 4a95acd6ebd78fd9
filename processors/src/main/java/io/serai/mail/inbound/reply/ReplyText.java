package io.serai.mail.inbound.reply;

import io.serai.mail.inbound.mime.Mail;
import java.util.ArrayList;
import java.util.List;

/** What a person wrote anew: the text without quotes and signature. */
public final class ReplyText {
  private static final int MOST_LINES = 2000;

  /** An introduction may be folded, with a blank line after it. */
  private static final int INTRO_LINES = 6;

  private ReplyText() {}

  /** The new text of a reply; empty when it only quotes. */
  public static String of(Mail mail) {
    return cut(mail.text());
  }

  /**
   * Cuts quoted lines ({@code >}) wherever they stand, and everything from the first form of {@code
   * quotes.txt} or the signature mark {@code "-- "} of RFC 3676 on. Who writes below what he quotes
   * has nothing above the form: then the quoted lines alone are cut.
   */
  static String cut(String text) {
    List<String> lines = text.lines().limit(MOST_LINES).toList();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("-- ") || line.equals("--")) {
        break;
      }
      if (QuoteForms.beginsAt(lines, i)) {
        int quoted = kept.stream().allMatch(String::isBlank) ? quoted(lines, i) : -1;
        if (quoted < 0) {
          break;
        }
        i = quoted;
        continue;
      }
      if (!line.stripLeading().startsWith(">")) {
        kept.add(line.stripTrailing());
      }
    }
    return String.join("\n", kept).strip();
  }

  /** The first quoted line that a form introduces, or -1 when it has no mark of its own. */
  private static int quoted(List<String> lines, int form) {
    for (int i = form; i < Math.min(lines.size(), form + INTRO_LINES); i++) {
      if (lines.get(i).startsWith(">")) {
        return i;
      }
    }
    return -1;
  }
}
