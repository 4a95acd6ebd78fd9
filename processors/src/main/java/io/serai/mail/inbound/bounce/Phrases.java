package io.serai.mail.inbound.bounce;

import java.util.List;

/** A list of phrases, any of which counts. */
public final class Phrases {
  private final List<Phrase> phrases;

  private Phrases(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  /** From their written form, see {@code reasons.txt}. */
  public static Phrases of(List<String> written) {
    return new Phrases(written.stream().map(Phrase::of).toList());
  }

  /** Whether the text contains one of them. */
  public boolean in(String text) {
    String plain = Wording.plain(text);
    return phrases.stream().anyMatch(phrase -> phrase.in(plain));
  }
}
