package io.serai.sandbox;

import java.util.Locale;

/** A failure with a code: what, the quoted value, where; the remedy. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SandboxError error;

  public SandboxException(SandboxError error, String what, Object... values) {
    this(error, (Throwable) null, what, values);
  }

  public SandboxException(SandboxError error, Throwable cause, String what, Object... values) {
    super(
        "%s sandbox: %s; %s docs/reference/errors.md#serai-%d"
            .formatted(
                error.code(),
                values.length == 0 ? what : String.format(Locale.ROOT, what, values),
                error.remedy(),
                error.number()),
        cause);
    this.error = error;
  }

  public SandboxError error() {
    return error;
  }
}
