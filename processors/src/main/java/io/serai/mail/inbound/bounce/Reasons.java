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

  /** A phrase of a section and when it applies. */
  private record Rule(Group group, String when, String phrase) {
    boolean applies(Said said, boolean weak) {
      return switch (when) {
        case "weak" -> weak;
        case "", "rcpt" -> !weak;
        default -> !weak && said.replyClass().equals(when);
      };
    }
  }

  private static final List<Rule> RULES = read();
  private static final Phrases PHRASES = Phrases.of(RULES.stream().map(Rule::phrase).toList());

  private Reasons() {}

  /**
   * The first section that applies and whose words occur in the text; not the weak ones.
   *
   * @param plain as {@link Wording#plain} leaves it
   */
  static Optional<Found> in(String plain, Said said) {
    return first(plain, said, false);
  }

  /** The same among the weak sections, whose words weigh less than a status code. */
  static Optional<Found> weak(String plain, Said said) {
    return first(plain, said, true);
  }

  private static Optional<Found> first(String plain, Said said, boolean weak) {
    int place = PHRASES.first(plain, i -> RULES.get(i).applies(said, weak));
    if (place < 0) {
      return Optional.empty();
    }
    Rule rule = RULES.get(place);
    return Optional.of(new Found(rule.group(), rule.phrase(), rule.when().equals("rcpt")));
  }

  private static List<Rule> read() {
    List<Rule> rules = new ArrayList<>();
    String[] head = {};
    for (String line : Table.lines("reasons.txt")) {
      if (line.startsWith("[")) {
        head = line.substring(1, line.indexOf(']')).split(" ");
      } else {
        String when = head.length > 1 ? head[1] : "";
        rules.add(new Rule(Group.of(head[0]), when, line.split("\\|", 2)[0].strip()));
      }
    }
    return List.copyOf(rules);
  }
}
