package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.MailAddress;
import io.serai.mail.MailKeys;

/** What stands for an address in tables, whoever wrote it. */
final class AddressHash {
  private AddressHash() {}

  /** The hash of an address; empty for what is none. */
  static String of(String address, MailKeys keys) {
    try {
      return address.isEmpty() ? "" : keys.hash(MailAddress.of(address).normal());
    } catch (SeraiException e) {
      return "";
    }
  }
}
