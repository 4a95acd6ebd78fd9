package io.serai.hub.settings;

import io.serai.core.ErrorCode;
import io.serai.core.HubError;

/**
 * Something that keeps the hub from starting.
 *
 * @param where file and line, or the name of an environment variable
 * @param what one sentence with the quoted value and the remedy; never a secret
 */
public record Fault(String where, ErrorCode code, String what) {
  /** A fault of what people wrote: {@code SERAI-1010}. */
  public Fault(String where, String what) {
    this(where, HubError.BAD_SETTINGS, what);
  }

  /** The line that {@code check} prints: {@code where SERAI-1010 what}. */
  @Override
  public String toString() {
    return "%s  %s %s".formatted(where, code.code(), what);
  }
}
