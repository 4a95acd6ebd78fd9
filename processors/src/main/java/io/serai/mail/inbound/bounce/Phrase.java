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

  /** Whether it stands at that place, which must be the start of a word. */
  boolean at(String text, int place) {
    String first = pieces.get(0);
    return text.startsWith(first, place) && restFollows(text, place + first.length());
  }

  static boolean startsWord(String text, int at) {
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
