package io.serai.mail.inbound;

import io.serai.mail.inbound.bounce.Phrases;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of {@code signs.txt}, by what they are a sign of. */
final class Signs {
  private static final Map<String, Phrases> SECTIONS =
      Table.sections("signs.txt").entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> Phrases.of(e.getValue())));

  private Signs() {}

  /** Whether the text holds a sign of that section. */
  static boolean in(String section, String text) {
    return SECTIONS.get(section).in(text);
  }
}
