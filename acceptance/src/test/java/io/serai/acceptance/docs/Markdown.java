package io.serai.acceptance.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a Markdown document says, as far as tests ask. */
final class Markdown {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern COMMAND = Pattern.compile("`(\\./serai[^`\\n]*)`");

  private final List<String> lines;

  Markdown(String text) {
    this.lines = text.lines().toList();
  }

  /** The contents of the code fences, in order. */
  List<String> fences() {
    List<String> fences = new ArrayList<>();
    List<String> open = null;
    for (String line : lines) {
      if (line.startsWith("```") && open == null) {
        open = new ArrayList<>();
      } else if (line.startsWith("```")) {
        fences.add(String.join("\n", open));
        open = null;
      } else if (open != null) {
        open.add(line);
      }
    }
    return fences;
  }

  /** Targets of links outside code fences. */
  List<String> links() {
    return matches(LINK);
  }

  /** Command lines of the launcher: in fences at the start of a line, elsewhere as inline code. */
  List<String> commands() {
    List<String> commands = new ArrayList<>(matches(COMMAND));
    for (String fence : fences()) {
      fence.lines().filter(line -> line.startsWith("./serai")).forEach(commands::add);
    }
    return commands;
  }

  /** Names that a link may point to: headings in GitHub's spelling. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (String line : prose()) {
      if (line.matches("#+ .*")) {
        String heading = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
        anchors.add(heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
      }
    }
    return anchors;
  }

  private List<String> matches(Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (String line : prose()) {
      pattern.matcher(line).results().forEach(match -> found.add(match.group(1)));
    }
    return found;
  }

  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (!code) {
        prose.add(line);
      }
    }
    return prose;
  }
}
