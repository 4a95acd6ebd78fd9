package io.serai.sandbox.engagements;

import java.util.List;

/** Invented names of people and hosts, a pure function of a number. */
final class Names {
  /** Hosts many people have an address at. */
  static final List<String> FREE_MAIL = List.of("freemail.example", "postbox.example");

  /** A host with letters that are not ASCII. */
  static final String IDN = "b\u00fccher.example";

  private static final List<String> FIRST =
      List.of(
          "ann", "bob", "cat", "dan", "eva", "finn", "gia", "hugo", "ida", "joe", "kim", "lea",
          "max", "nora", "omar", "pia", "quinn", "rosa", "sam", "tess", "uma", "vic", "wim",
          "yara");
  private static final List<String> LAST =
      List.of(
          "abel", "brandt", "costa", "dietz", "ekman", "fabre", "grau", "holm", "ives", "jansen",
          "kern", "lund", "moss", "noble", "oakes", "pohl", "reyes", "stein", "tanaka", "ueda",
          "voss", "weber", "young", "zane");
  private static final List<String> SYLLABLES =
      List.of("al", "be", "cor", "du", "en", "fal", "gri", "hol", "in", "jor", "ka", "lum", "mer");

  private Names() {}

  static String first(int n) {
    return FIRST.get(n % FIRST.size());
  }

  /** A different local part for each number below 576, then with a number in it. */
  static String local(int n) {
    int pairs = FIRST.size() * LAST.size();
    String name = first(n) + "." + LAST.get(n / FIRST.size() % LAST.size());
    return n < pairs ? name : name + n / pairs;
  }

  /** A different host for each number. */
  static String host(int n) {
    StringBuilder host = new StringBuilder();
    for (int rest = n; rest > 0 || host.length() < 4; rest /= SYLLABLES.size()) {
      host.append(SYLLABLES.get(rest % SYLLABLES.size()));
    }
    return host.append(n).append(".example").toString();
  }

  /** {@code ann.abel@x} as {@code Ann Abel}. */
  static String display(String address) {
    StringBuilder name = new StringBuilder();
    for (String part : address.split("@", 2)[0].split("\\.")) {
      if (!part.isEmpty()) {
        name.append(name.isEmpty() ? "" : " ");
        name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return name.toString();
  }
}
