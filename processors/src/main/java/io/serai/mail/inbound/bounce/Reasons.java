package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ordered phrases of {@code reasons.txt}. */
final class Reasons {
  /**
   * A reason and the words that named it.
   *
   * @param toConfirm whether the words alone are not enough
   */
  record Found(Group group, String phrase, boolean toConfirm) {
    Found(Group group, String phrase) {
      this(group, phrase, false);
    }
  }

  /** When a section applies. */
  private record Section(Group group, String when, List<Phrase> phrases) {
    boolean applies(Said said) {
      return switch (when) {
        case "", "weak", "rcpt" -> true;
        default -> said.replyClass().equals(when);
      };
    }
  }

  private static final List<Section> SECTIONS = read();

  private Reasons() {}

  /** The first section that applies and whose words occur in the text; not the weak ones. */
  static Optional<Found> in(String text, Said said) {
    return first(text, said, false);
  }

  /** The same among the weak sections, whose words weigh less than a status code. */
  static Optional<Found> weak(String text, Said said) {
    return first(text, said, true);
  }

  private static Optional<Found> first(String text, Said said, boolean weak) {
    String plain = Wording.plain(text);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    for (Section section : SECTIONS) {
      if (section.when().equals("weak") == weak && section.applies(said)) {
        for (Phrase phrase : section.phrases()) {
          if (phrase.in(plain)) {
            return Optional.of(
                new Found(section.group(), phrase.written(), section.when().equals("rcpt")));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Section> read() {
    List<Section> sections = new ArrayList<>();
    for (String line : Table.lines("reasons.txt")) {
      if (line.startsWith("[")) {
        String[] head = line.substring(1, line.indexOf(']')).split(" ");
        String when = head.length > 1 ? head[1] : "";
        sections.add(new Section(Group.of(head[0]), when, new ArrayList<>()));
      } else {
        String phrase = line.split("\\|", 2)[0].strip();
        sections.get(sections.size() - 1).phrases().add(Phrase.of(phrase));
      }
    }
    return List.copyOf(sections);
  }
}
