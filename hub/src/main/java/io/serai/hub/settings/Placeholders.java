package io.serai.hub.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Camel's property placeholders: {@code {{key}}}, {@code {{key:default}}}, {@code
 * {{aws:name#field}}}.
 */
public final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

  private Placeholders() {}

  /**
   * One placeholder: its key, and whether it may stay empty ({@code {{?key}}}, {@code {{key:x}}}).
   */
  public record Use(String key, boolean optional) {}

  /** Whether the text holds a placeholder. */
  public static boolean pending(String text) {
    return PLACEHOLDER.matcher(text).find();
  }

  /** The settings that a text names; functions such as {@code aws:} name none. */
  public static List<Use> in(String text) {
    List<Use> uses = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      String inner = placeholder.group(1);
      if (!isFunction(inner)) {
        boolean optional = inner.startsWith("?");
        String key = optional ? inner.substring(1) : inner;
        int colon = key.indexOf(':');
        uses.add(new Use(colon < 0 ? key : key.substring(0, colon), optional || colon >= 0));
      }
    }
    return uses;
  }

  private static boolean isFunction(String inner) {
    return inner.matches("(aws|env|sys|service|bean):.*");
  }
}
