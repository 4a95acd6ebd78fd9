package io.serai.mail.inbound.bounce;

import java.util.Arrays;
import java.util.List;

/**
 * Words that name a reason: literal pieces in this order, at most {@value #GAP} characters apart.
 * Matching is a search for the pieces, so its time is bounded whatever the text.
 */
record Phrase(String written, List<String> pieces) {
  static final int GAP = 60;

  static Phrase of(String written) {
    return new Phrase(
        written,
        Arrays.stream(written.split("\\.\\.", -1)).map(Wording::plain).map(String::strip).toList());
  }

  /** Whether the text, as {@link Wording#plain} leaves it, contains the phrase. */
  boolean in(String text) {
    String first = pieces.get(0);
    for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
      if (startsWord(text, at) && restFollows(text, at + first.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWord(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private boolean restFollows(String text, int from) {
    int end = from;
    for (String piece : pieces.subList(1, pieces.size())) {
      int next = text.indexOf(piece, end);
      if (next < 0 || next - end > GAP) {
        return false;
      }
      end = next + piece.length();
    }
    return true;
  }
}
