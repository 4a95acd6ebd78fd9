package io.serai.mail.inbound.bounce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A list of phrases. A text is gone through once: at each word only the phrases that begin with its
 * first two letters are tried, so a thousand phrases cost little more than ten.
 */
public final class Phrases {
  private final List<Phrase> phrases;
  private final Map<Integer, List<Integer>> beginnings = new HashMap<>();

  private Phrases(List<Phrase> phrases) {
    this.phrases = phrases;
    for (int i = 0; i < phrases.size(); i++) {
      int key = key(phrases.get(i).pieces().get(0), 0);
      beginnings.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
  }

  /** From their written form, see {@code reasons.txt}. */
  public static Phrases of(List<String> written) {
    return new Phrases(written.stream().map(Phrase::of).toList());
  }

  /** Whether the text contains one of them. */
  public boolean in(String text) {
    return first(Wording.plain(text), i -> true) >= 0;
  }

  /** Whether the text begins with one of them. */
  boolean begin(String plain) {
    return beginnings.getOrDefault(key(plain, 0), List.of()).stream()
        .anyMatch(i -> phrases.get(i).at(plain, 0));
  }

  /**
   * The place in the list of the first phrase, by the list's order, that the text contains; -1 when
   * none does.
   *
   * @param plain as {@link Wording#plain} leaves it
   * @param counts whether a phrase counts, by its place
   */
  int first(String plain, IntPredicate counts) {
    int best = phrases.size();
    for (int at = 0; at < plain.length(); at++) {
      if (Phrase.startsWord(plain, at)) {
        best = better(plain, at, best, counts);
      }
    }
    return best == phrases.size() ? -1 : best;
  }

  private int better(String plain, int at, int best, IntPredicate counts) {
    for (int i : beginnings.getOrDefault(key(plain, at), List.of())) {
      if (i >= best) {
        return best;
      }
      if (counts.test(i) && phrases.get(i).at(plain, at)) {
        return i;
      }
    }
    return best;
  }

  private static int key(String text, int at) {
    return at + 1 < text.length() ? text.charAt(at) << Character.SIZE | text.charAt(at + 1) : -1;
  }
}
