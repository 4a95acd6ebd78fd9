package io.serai.mail.model;

import java.util.Locale;

/**
 * An address that is not written to any more.
 *
 * @param hash keyed hash of the address
 */
public record Suppression(String hash, Reason reason) {
  /** Why. */
  public enum Reason {
    UNSUBSCRIBE,
    HARD_BOUNCE,
    COMPLAINT,
    MANUAL;

    /** The word in the API and in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
