package io.serai.sandbox.leads;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A business unit's part of the numbers. Neighbours share half of their sends' and people's
 * numbers, since the vendor's are unique within a unit alone.
 *
 * @param key its word in records
 * @param index 0 for the first
 */
record Business(String key, int index, LeadsSize size) {
  private static final int FIRST_SEND = 607_000;
  private static final int FIRST_EMAIL = 117_000;
  private static final int FIRST_PERSON = 70_000_000;

  static List<Business> all(List<String> keys, LeadsSize size) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> new Business(keys.get(i), i, size))
        .toList();
  }

  long send(int n) {
    return FIRST_SEND + index * (size.sends() / 2L) + n;
  }

  long email(int n) {
    return FIRST_EMAIL + index * (size.emails() / 2L) + n;
  }

  long person(int n) {
    return FIRST_PERSON + index * (size.subscribers() / 2L) + n;
  }

  /** The first send of a unit that its predecessor has none with the number of. */
  int firstOwnSend() {
    return size.sends() - size.sends() / 2;
  }

  /** The first person of a unit that its predecessor has none with the number of. */
  int firstOwnPerson() {
    return size.subscribers() - size.subscribers() / 2;
  }
}
