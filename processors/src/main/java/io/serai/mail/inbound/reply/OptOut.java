package io.serai.mail.inbound.reply;

import io.serai.mail.inbound.Table;
import io.serai.mail.inbound.bounce.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a person asks for no more mail. A wish is a suppression with a review flag. */
public final class OptOut {
  private static final int FIRST_LINES = 6;
  private static final int LONGEST = 600;
  private static final Map<String, List<String>> SECTIONS = Table.sections("opt-out.txt");
  private static final Phrases WISHES = Phrases.of(SECTIONS.get("wish"));
  private static final Phrases DENIED = Phrases.of(denied());

  private OptOut() {}

  /**
   * Looks at the beginning of the new text, and at a subject that says nothing else.
   *
   * @param text as {@link ReplyText} leaves it
   */
  public static boolean wished(String subject, String text) {
    List<String> lines = text.lines().filter(l -> !l.isBlank()).limit(FIRST_LINES).toList();
    String beginning = String.join(" ", lines);
    String head = beginning.substring(0, Math.min(beginning.length(), LONGEST));
    if (lines.stream().anyMatch(OptOut::whole) || whole(subject)) {
      return true;
    }
    return WISHES.in(head) && !DENIED.in(head);
  }

  private static boolean whole(String line) {
    String word = line.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L} ]", " ").strip();
    return SECTIONS.get("whole").contains(word) || word.equals("unsubscribe");
  }

  private static List<String> denied() {
    List<String> denied = new ArrayList<>();
    for (String not : SECTIONS.get("not")) {
      SECTIONS.get("wish").stream()
          .filter(w -> !w.startsWith("do not"))
          .forEach(w -> denied.add(not + " " + w));
    }
    return denied;
  }
}
