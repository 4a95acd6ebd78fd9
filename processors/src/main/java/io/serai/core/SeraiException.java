package io.serai.core;

import java.util.Locale;

/**
 * A failure with a code. The message is for the reader: what, the quoted value, where; the remedy.
 * Never a payload, an address or a secret.
 */
public final class SeraiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  public SeraiException(ErrorCode code, String flow, String what, Object... values) {
    this(code, flow, (Throwable) null, what, values);
  }

  public SeraiException(
      ErrorCode code, String flow, Throwable cause, String what, Object... values) {
    super(
        "%s %s: %s; %s docs/reference/errors.md#serai-%d"
            .formatted(
                code.code(),
                flow,
                values.length == 0 ? what : String.format(Locale.ROOT, what, values),
                code.remedy(),
                code.number()),
        cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** True for a failure worth retrying; whatever carries no code is permanent. */
  public static boolean isTransient(Throwable failure) {
    return failure instanceof SeraiException e && e.code().retry() == ErrorCode.Retry.TRANSIENT;
  }

  /** The code of a failure, or {@code SERAI-1000} for one that carries none. */
  public static ErrorCode codeOf(Throwable failure) {
    return failure instanceof SeraiException e ? e.code() : HubError.UNEXPECTED;
  }
}
