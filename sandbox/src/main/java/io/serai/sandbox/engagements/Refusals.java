package io.serai.sandbox.engagements;

/** What was not loaded: how many, and why the first one was not. */
final class Refusals {
  private long count;
  private String first;

  void add(String what, String why) {
    if (count++ == 0) {
      first = what + ": " + why;
    }
  }

  long count() {
    return count;
  }

  /** The first one in words, or null. */
  String first() {
    return first;
  }
}
