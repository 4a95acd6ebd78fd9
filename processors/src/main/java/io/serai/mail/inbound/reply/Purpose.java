package io.serai.mail.inbound.reply;

import java.util.Locale;

/** What an address with a token is for. */
public enum Purpose {
  REPLY,
  BOUNCE,
  UNSUB;

  /** The part of the address before {@code +}. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
