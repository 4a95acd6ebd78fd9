package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.Table;
import io.serai.mail.inbound.mime.Mail;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A bounce taken apart: what the mail system wrote, and the mail that came back.
 *
 * @param said lines of the mail system
 * @param fields header fields of the returned mail, names in lower case
 */
public record Returned(List<String> said, Map<String, List<String>> fields) {
  private static final int MOST_LINES = 400;
  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_MARK = 120;
  private static final Pattern HEADER = Pattern.compile("(?:Received|Return-Path|X-Received): .*");
  private static final Phrases MARKS =
      Phrases.of(
          Table.lines("returned.txt").stream()
              .map(line -> line.split("\\|", 2)[0].strip())
              .toList());

  /** Takes a mail apart. */
  public static Returned of(Mail mail) {
    List<String> lines =
        mail.text()
            .lines()
            .limit(MOST_LINES)
            .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
            .toList();
    int cut = cut(lines);
    String back =
        mail.returned()
            .map(part -> part.text())
            .orElseGet(() -> String.join("\n", lines.subList(cut, lines.size())));
    return new Returned(lines.subList(0, cut), fields(back));
  }

  /** The first value of a field of the returned mail, or empty text. */
  public String field(String name) {
    return fields.getOrDefault(name, List.of("")).get(0);
  }

  private static int cut(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (HEADER.matcher(line).matches() || mark(line)) {
        return i;
      }
    }
    return lines.size();
  }

  private static boolean mark(String line) {
    if (line.isEmpty() || line.length() > LONGEST_MARK) {
      return false;
    }
    return MARKS.begin(Wording.plain(line));
  }

  /** The first group that looks like the header of a mail. */
  private static Map<String, List<String>> fields(String text) {
    return Fields.groups(text).stream()
        .filter(
            g ->
                g.containsKey("from")
                    || g.containsKey("received")
                    || g.containsKey("to")
                    || g.containsKey("message-id"))
        .findFirst()
        .orElse(Map.of());
  }
}
