package io.serai.mail.inbound.bounce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Groups of "Name: value" lines, separated by blank lines, folded as RFC 5322 folds. */
final class Fields {
  private static final int MOST = 500;

  private Fields() {}

  /** Groups in order; names in lower case; every value of a name. */
  static List<Map<String, List<String>>> groups(String text) {
    List<Map<String, List<String>>> groups = new ArrayList<>();
    Map<String, List<String>> group = new LinkedHashMap<>();
    List<String> last = null;
    int seen = 0;
    for (String line : (Iterable<String>) text.lines().limit(MOST)::iterator) {
      if (line.isBlank()) {
        group = closed(groups, group);
        last = null;
      } else if (Character.isWhitespace(line.charAt(0)) && last != null) {
        int end = last.size() - 1;
        last.set(end, last.get(end) + " " + line.strip());
      } else if (line.indexOf(':') > 0 && seen++ < MOST) {
        String name = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
        last = group.computeIfAbsent(name, n -> new ArrayList<>());
        last.add(line.substring(line.indexOf(':') + 1).strip());
      } else if (last != null) {
        int end = last.size() - 1;
        last.set(end, last.get(end) + " " + line.strip());
      }
    }
    closed(groups, group);
    return groups;
  }

  private static Map<String, List<String>> closed(
      List<Map<String, List<String>>> groups, Map<String, List<String>> group) {
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return new LinkedHashMap<>();
  }
}
