package io.serai.mail.inbound.reply;

import io.serai.mail.inbound.mime.Mail;
import java.util.ArrayList;
import java.util.List;

/** What a person wrote anew: the text without quotes and signature. */
public final class ReplyText {
  private static final int MOST_LINES = 2000;

  private ReplyText() {}

  /** The new text of a reply; empty when it only quotes. */
  public static String of(Mail mail) {
    return cut(mail.text());
  }

  /**
   * Cuts quoted lines ({@code >}) wherever they stand, and everything from the first form of {@code
   * quotes.txt} or the signature mark {@code "-- "} of RFC 3676 on.
   */
  static String cut(String text) {
    List<String> lines = text.lines().limit(MOST_LINES).toList();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("-- ") || line.equals("--") || QuoteForms.beginsAt(lines, i)) {
        break;
      }
      if (!line.stripLeading().startsWith(">")) {
        kept.add(line.stripTrailing());
      }
    }
    return String.join("\n", kept).strip();
  }
}
