package io.serai.mail.inbound.bounce;

import java.util.Locale;
import java.util.regex.Pattern;

/** Brings what servers write to one form, so that a phrase needs to be listed once. */
final class Wording {
  /** Characters of a reply that are looked at. */
  static final int LONGEST = 4000;

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>()\\[\\]\"',;:@]{1,64}+@[\\p{Alnum}.*_-]{1,255}+");
  private static final Pattern CODES =
      Pattern.compile(
          "(?<![\\w.])[245]\\d\\d[ -](?:#?[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\w.]))?+"
              + "|(?<![\\w.])#?[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\w.])");
  private static final Pattern MARKS = Pattern.compile("[\"'`<>*()\\[\\]{}!?_\\-\\s\\u00a0]++");

  private Wording() {}

  /** Lower case, one space between words, without quotes, brackets, hyphens, codes, addresses. */
  static String plain(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String lower = cut.toLowerCase(Locale.ROOT).replace('’', '\'');
    String bare = lower.indexOf('@') < 0 ? lower : ADDRESS.matcher(lower).replaceAll("@");
    String worded = CODES.matcher(bare).replaceAll(" ");
    return MARKS.matcher(spelled(worded)).replaceAll(" ").strip();
  }

  private static String spelled(String text) {
    return text.replace("doesn't", "does not")
        .replace("doesnt", "does not")
        .replace("isn't", "is not")
        .replace("don't", "do not")
        .replace("didn't", "did not")
        .replace("wasn't", "was not")
        .replace("weren't", "were not")
        .replace("hasn't", "has not")
        .replace("couldn't", "could not")
        .replace("can't", "cannot")
        .replace("can not", "cannot")
        .replace("e-mail", "email");
  }
}
