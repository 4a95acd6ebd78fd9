package io.serai.sandbox.cloud;

/** A request that cannot be understood: the answer says why. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  Malformed(String why) {
    super(why);
  }
}
