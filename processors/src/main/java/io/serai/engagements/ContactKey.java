package io.serai.engagements;

import java.util.Arrays;

/**
 * A key of the field {@code contacts}, by which aggregations are made: {@code domain TAB address
 * TAB role}. Sorted by bytes, all keys of a domain stand together, all keys of an address too, and
 * the key for any role comes before those of its roles.
 *
 * @param address empty in the key that stands for the domain as a whole
 * @param role {@code from}, {@code to}, {@code cc}, or empty for any of them
 */
public record ContactKey(String domain, String address, String role) {
  private static final char BAR = '\t';

  /** The key that stands for a domain as a whole. */
  public static ContactKey whole(String domain) {
    return new ContactKey(domain, "", "");
  }

  /** The key as it is stored. */
  public String text() {
    return domain + BAR + address + BAR + role;
  }

  /** What all keys of a domain begin with; no key is as small, so paging may begin after it. */
  public static String prefix(String domain) {
    return domain + BAR;
  }

  /** Reads a stored key. */
  public static ContactKey parse(String text) {
    String[] parts = text.split(String.valueOf(BAR), -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a contact key of 3 parts: " + Arrays.toString(parts));
    }
    return new ContactKey(parts[0], parts[1], parts[2]);
  }
}
