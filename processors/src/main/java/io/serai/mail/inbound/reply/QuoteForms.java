package io.serai.mail.inbound.reply;

import io.serai.mail.inbound.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The forms of {@code quotes.txt} by which a reply introduces what it quotes. */
final class QuoteForms {
  private static final int INTRO_LINES = 4;
  private static final int HEADER_LINES = 5;
  private static final List<String> LINES = form("line:");
  private static final List<List<String>> INTROS = sides("intro:");
  private static final List<List<String>> HEADERS = sides("header:");

  private QuoteForms() {}

  /** Whether the quoted part begins at this line. */
  static boolean beginsAt(List<String> lines, int at) {
    String line = lower(lines.get(at));
    return !line.isEmpty() && (rule(line) || header(lines, at, line) || intro(lines, at, line));
  }

  private static boolean rule(String line) {
    String bare = line.replaceAll("^[-_*=#>\\s]{1,80}+", "");
    return LINES.stream().anyMatch(bare::startsWith)
        && (bare.length() < line.length() || bare.endsWith(":"));
  }

  private static boolean intro(List<String> lines, int at, String line) {
    StringBuilder paragraph = new StringBuilder();
    for (int i = at; i < Math.min(lines.size(), at + INTRO_LINES); i++) {
      String next = i == at ? line : lower(lines.get(i));
      if (next.isEmpty()) {
        return false;
      }
      String whole = paragraph.append(next).append(' ').toString().strip();
      if (INTROS.stream().anyMatch(sides -> introduces(sides, whole))) {
        return true;
      }
    }
    return false;
  }

  private static boolean introduces(List<String> sides, String text) {
    String left = sides.get(0);
    String right = sides.get(1);
    boolean begins = left.isEmpty() || text.startsWith(left + " ");
    boolean ends = text.endsWith(right) || (text.endsWith(":") && text.contains(" " + right + " "));
    return begins && ends && hasDigit(text);
  }

  /** An introduction names a date; without one "On it he wrote:" would be cut too. */
  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static boolean header(List<String> lines, int at, String line) {
    for (List<String> names : HEADERS) {
      if (bare(line).startsWith(names.get(0))) {
        long found =
            lines.subList(at + 1, Math.min(lines.size(), at + HEADER_LINES)).stream()
                .map(QuoteForms::lower)
                .map(QuoteForms::bare)
                .filter(next -> names.subList(1, names.size()).stream().anyMatch(next::startsWith))
                .count();
        if (found >= 2) {
          return true;
        }
      }
    }
    return false;
  }

  /** Outlook on the web writes names of fields bold: {@code *From:*}. */
  private static String bare(String line) {
    return line.replace("*", "");
  }

  private static String lower(String line) {
    return line.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> form(String name) {
    return Table.lines("quotes.txt").stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .toList();
  }

  private static List<List<String>> sides(String name) {
    List<List<String>> forms = new ArrayList<>();
    for (String line : form(name)) {
      forms.add(Arrays.stream(("" + line).split("\\|", -1)).map(String::strip).toList());
    }
    return List.copyOf(forms);
  }
}
