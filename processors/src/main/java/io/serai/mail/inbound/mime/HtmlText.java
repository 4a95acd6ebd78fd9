package io.serai.mail.inbound.mime;

import java.util.Locale;
import java.util.Map;

/** The text of HTML, in one pass: tags go, line breaks stay, quoted blocks get their mark. */
public final class HtmlText {
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");
  private static final String BREAKS = " br p div tr li h1 h2 h3 pre table hr ";
  private static final int LONGEST_ENTITY = 10;
  private static final int DEEPEST = 5;

  private final String html;
  private final String lower;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int quoted;

  private HtmlText(String html) {
    this.html = html;
    this.lower = html.toLowerCase(Locale.ROOT);
  }

  /** Plain text, one line a block. */
  public static String of(String html) {
    return new HtmlText(html).read();
  }

  private String read() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        tag();
      } else if (c == '&') {
        entity();
      } else {
        text.append(Character.isWhitespace(c) ? ' ' : c);
        at++;
      }
    }
    return text.toString();
  }

  private void tag() {
    int end = html.indexOf('>', at);
    if (end < 0) {
      at = html.length();
      return;
    }
    String name = name(at + 1, end);
    at = end + 1;
    if (name.equals("style") || name.equals("script") || name.equals("title")) {
      int close = lower.indexOf("</" + name, at);
      at = close < 0 ? html.length() : close;
    } else if (name.equals("blockquote")) {
      quoted = Math.min(quoted + 1, DEEPEST);
      newLine();
    } else if (name.equals("/blockquote")) {
      quoted = Math.max(quoted - 1, 0);
      newLine();
    } else if (BREAKS.contains(" " + name.replace("/", "") + " ")) {
      newLine();
    }
  }

  private void newLine() {
    text.append('\n').append(">".repeat(quoted));
  }

  private String name(int from, int end) {
    int to = from;
    while (to < end && (Character.isLetterOrDigit(html.charAt(to)) || html.charAt(to) == '/')) {
      to++;
    }
    return lower.substring(from, to);
  }

  private void entity() {
    int end = html.indexOf(';', at);
    String value =
        end < 0 || end - at > LONGEST_ENTITY ? null : decoded(html.substring(at + 1, end));
    text.append(value == null ? "&" : value);
    at = value == null ? at + 1 : end + 1;
  }

  private static String decoded(String name) {
    if (!name.startsWith("#")) {
      return ENTITIES.get(name);
    }
    try {
      boolean hex = name.startsWith("#x") || name.startsWith("#X");
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(code) ? Character.toString(code) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
