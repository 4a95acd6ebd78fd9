package io.serai.sandbox.engagements;

/**
 * One address of a header.
 *
 * @param name the display name, decoded; null when there is none
 * @param address as it stands in the mail, however odd: what reads the index makes sense of it
 */
record Address(String name, String address) {
  static Address of(String address) {
    return new Address(null, address);
  }
}
